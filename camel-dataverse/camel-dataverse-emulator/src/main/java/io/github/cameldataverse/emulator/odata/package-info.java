// SPDX-License-Identifier: Apache-2.0
/**
 * The language of the wire: paths, keys, query options, preferences, bodies, JSON of definitions and of errors. May use
 * {@code emulator.metadata} and {@code emulator.store}; knows no HTTP server.
 */
@NullMarked
package io.github.cameldataverse.emulator.odata;

import org.jspecify.annotations.NullMarked;
