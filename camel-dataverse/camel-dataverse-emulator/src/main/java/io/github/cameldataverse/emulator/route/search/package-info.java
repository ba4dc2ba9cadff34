// SPDX-License-Identifier: Apache-2.0
/**
 * One class for each request of Dataverse search; what is searched is in {@code emulator.search}. May use everything of
 * the emulator but the facade and the other routes.
 */
@NullMarked
package io.github.cameldataverse.emulator.route.search;

import org.jspecify.annotations.NullMarked;
