// SPDX-License-Identifier: Apache-2.0
/**
 * The {@code dataverse:} component, the only place that knows Camel's exchange. May use its children, the client and
 * Camel.
 */
@NullMarked
package io.github.cameldataverse.component;

import org.jspecify.annotations.NullMarked;
