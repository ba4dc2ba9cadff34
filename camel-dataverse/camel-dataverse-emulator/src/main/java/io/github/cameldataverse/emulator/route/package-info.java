// SPDX-License-Identifier: Apache-2.0
/**
 * The Web API: one package-private class per request that is not about rows, and {@code Routes}, the list of all of
 * them. May use its children and every sibling package; knows no server.
 */
@NullMarked
package io.github.cameldataverse.emulator.route;

import org.jspecify.annotations.NullMarked;
