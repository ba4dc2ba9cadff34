// SPDX-License-Identifier: Apache-2.0
/**
 * Groups and totals of rows: {@code $apply}. May use {@code emulator.query}, {@code emulator.odata},
 * {@code emulator.metadata} and {@code emulator.store}; knows no HTTP server.
 */
@NullMarked
package io.github.cameldataverse.emulator.apply;

import org.jspecify.annotations.NullMarked;
