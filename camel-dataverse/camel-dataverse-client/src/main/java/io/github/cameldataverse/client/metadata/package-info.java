// SPDX-License-Identifier: Apache-2.0
/**
 * Table definitions, fetched one by one on first use and cached, and what is known of columns, fetched when a value needs
 * it; an unknown name lists the near ones. May use {@code http}, {@code odata} and {@code model}.
 */
@NullMarked
package io.github.cameldataverse.client.metadata;

import org.jspecify.annotations.NullMarked;
