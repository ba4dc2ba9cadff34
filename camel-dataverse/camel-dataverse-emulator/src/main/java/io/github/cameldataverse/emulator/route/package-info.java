// SPDX-License-Identifier: Apache-2.0
/**
 * One package-private class per request that the emulator answers, and {@link
 * io.github.cameldataverse.emulator.route.Routes}, the list of them. May use every sibling package; knows no server.
 */
@NullMarked
package io.github.cameldataverse.emulator.route;

import org.jspecify.annotations.NullMarked;
