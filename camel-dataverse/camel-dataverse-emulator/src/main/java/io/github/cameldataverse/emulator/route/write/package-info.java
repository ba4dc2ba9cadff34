// SPDX-License-Identifier: Apache-2.0
/**
 * One package-private class per request that writes more than one row or a link between rows, and {@link
 * io.github.cameldataverse.emulator.route.write.WriteRoutes}, the list of them. May use {@code emulator.call}, {@code
 * emulator.write} and what those use.
 */
@NullMarked
package io.github.cameldataverse.emulator.route.write;

import org.jspecify.annotations.NullMarked;
