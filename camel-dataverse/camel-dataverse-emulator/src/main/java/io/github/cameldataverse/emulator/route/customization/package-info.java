// SPDX-License-Identifier: Apache-2.0
/**
 * The requests that change definitions; one class per request and
 * {@link io.github.cameldataverse.emulator.route.customization.CustomizationRoutes}, the list. May use everything of the
 * emulator but the facade, and {@code route.definition}.
 */
@NullMarked
package io.github.cameldataverse.emulator.route.customization;

import org.jspecify.annotations.NullMarked;
