// SPDX-License-Identifier: Apache-2.0
/**
 * Calls of the service's actions and functions: parameters in the form that their types have on the wire, results as rows
 * or values. May use {@code model}, {@code odata}, {@code http}, {@code metadata}.
 */
@NullMarked
package io.github.cameldataverse.client.invoke;

import org.jspecify.annotations.NullMarked;
