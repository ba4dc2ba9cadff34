// SPDX-License-Identifier: Apache-2.0
/**
 * The language of the wire: paths, query options, filters, paging cookies, JSON of rows and of errors. May use
 * {@code emulator.metadata} and {@code emulator.store}; knows no HTTP server.
 */
@NullMarked
package io.github.cameldataverse.emulator.odata;

import org.jspecify.annotations.NullMarked;
