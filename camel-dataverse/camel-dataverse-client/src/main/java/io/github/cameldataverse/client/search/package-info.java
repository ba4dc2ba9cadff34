// SPDX-License-Identifier: Apache-2.0
/**
 * Dataverse search: words over many tables. May use {@code model}, {@code odata}, {@code http}, {@code metadata}.
 */
@NullMarked
package io.github.cameldataverse.client.search;

import org.jspecify.annotations.NullMarked;
