// SPDX-License-Identifier: Apache-2.0
/**
 * Related rows inside of rows: {@code $expand}. May use {@code emulator.query}, {@code emulator.odata},
 * {@code emulator.metadata} and {@code emulator.store}; knows no HTTP server.
 */
@NullMarked
package io.github.cameldataverse.emulator.expand;

import org.jspecify.annotations.NullMarked;
