// SPDX-License-Identifier: Apache-2.0
/**
 * Related rows that a query brings along: the text of {@code $expand}, and the shape of the rows in its answer. May use
 * {@code model}.
 */
@NullMarked
package io.github.cameldataverse.client.odata.expand;

import org.jspecify.annotations.NullMarked;
