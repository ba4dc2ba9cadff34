// SPDX-License-Identifier: Apache-2.0
/**
 * Table definitions (columns, types, alternate keys, lookups, choices) read from JSON data files. May use Jackson and
 * nothing of the emulator.
 */
@NullMarked
package io.github.cameldataverse.emulator.metadata;

import org.jspecify.annotations.NullMarked;
