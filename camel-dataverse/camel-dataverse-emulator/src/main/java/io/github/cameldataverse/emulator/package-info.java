// SPDX-License-Identifier: Apache-2.0
/**
 * The facade: an environment and its token authority on loopback, in process, as a JUnit extension or as a program.
 * May use every package below it, and nothing else of this product: the emulator behaves like the documentation, not
 * like our client.
 */
@NullMarked
package io.github.cameldataverse.emulator;

import org.jspecify.annotations.NullMarked;
