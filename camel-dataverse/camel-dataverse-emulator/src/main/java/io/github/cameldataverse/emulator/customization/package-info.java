// SPDX-License-Identifier: Apache-2.0
/**
 * Changes of tables: what a request may create, and under which names. May use {@code emulator.definition},
 * {@code emulator.metadata}, {@code emulator.odata} and {@code emulator.store}; knows no HTTP server.
 */
@NullMarked
package io.github.cameldataverse.emulator.customization;

import org.jspecify.annotations.NullMarked;
