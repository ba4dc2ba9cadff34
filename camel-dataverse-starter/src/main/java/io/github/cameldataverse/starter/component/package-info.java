// SPDX-License-Identifier: Apache-2.0
/**
 * The component's own options as the properties {@code camel.component.dataverse.*}. The only package that knows Camel; may
 * use the component.
 */
@NullMarked
package io.github.cameldataverse.starter.component;

import org.jspecify.annotations.NullMarked;
