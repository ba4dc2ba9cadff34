// SPDX-License-Identifier: Apache-2.0
/**
 * The requests on files and images; one class per request and
 * {@link io.github.cameldataverse.emulator.route.file.FileRoutes}, the list. May use everything of the emulator but the
 * facade and the other routes.
 */
@NullMarked
package io.github.cameldataverse.emulator.route.file;

import org.jspecify.annotations.NullMarked;
