// SPDX-License-Identifier: Apache-2.0
/**
 * Dataverse search: which rows hold words, and how well. May use {@code emulator.query}, {@code emulator.odata},
 * {@code emulator.metadata} and {@code emulator.store}; knows no HTTP server.
 */
@NullMarked
package io.github.cameldataverse.emulator.search;

import org.jspecify.annotations.NullMarked;
