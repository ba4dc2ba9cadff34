// SPDX-License-Identifier: Apache-2.0
/**
 * The requests on definitions: service document, CSDL document and metadata API; one class per request and
 * {@link io.github.cameldataverse.emulator.route.definition.DefinitionRoutes}, the list. May use everything of the
 * emulator but the facade and the other routes.
 */
@NullMarked
package io.github.cameldataverse.emulator.route.definition;

import org.jspecify.annotations.NullMarked;
