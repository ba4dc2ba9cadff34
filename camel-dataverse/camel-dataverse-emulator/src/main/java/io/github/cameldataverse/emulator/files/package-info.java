// SPDX-License-Identifier: Apache-2.0
/**
 * The contents of file and image columns, in temporary files of this process, and uploads under way. May use
 * {@code emulator.odata}, and {@code emulator.store} for its steps; knows no rows and no HTTP server.
 */
@NullMarked
package io.github.cameldataverse.emulator.files;

import org.jspecify.annotations.NullMarked;
