// SPDX-License-Identifier: Apache-2.0
/**
 * Queries on rows: which rows, which columns, which order, which page, and how a row looks in an answer. May use
 * {@code emulator.odata}, {@code emulator.metadata} and {@code emulator.store}; knows no HTTP server.
 */
@NullMarked
package io.github.cameldataverse.emulator.query;

import org.jspecify.annotations.NullMarked;
