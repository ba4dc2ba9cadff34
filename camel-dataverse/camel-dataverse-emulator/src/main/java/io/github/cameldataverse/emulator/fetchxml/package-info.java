// SPDX-License-Identifier: Apache-2.0
/**
 * FetchXML: {@link io.github.cameldataverse.emulator.fetchxml.FetchReader} reads a query and
 * {@link io.github.cameldataverse.emulator.fetchxml.FetchRun} answers it. May use its children, {@code emulator.query},
 * {@code emulator.odata}, {@code emulator.metadata} and {@code emulator.store}; knows no HTTP server.
 */
@NullMarked
package io.github.cameldataverse.emulator.fetchxml;

import org.jspecify.annotations.NullMarked;
