// SPDX-License-Identifier: Apache-2.0
/**
 * One package-private class per request on rows, and {@link
 * io.github.cameldataverse.emulator.route.row.RowRoutes}, the list of them. May use {@code emulator.call} and what that
 * uses.
 */
@NullMarked
package io.github.cameldataverse.emulator.route.row;

import org.jspecify.annotations.NullMarked;
