// SPDX-License-Identifier: Apache-2.0
/**
 * The change feed of a table and the ports that keep its place: cursors and where they are stored. May use
 * {@code metadata} and below.
 */
@NullMarked
package io.github.cameldataverse.client.changes;

import org.jspecify.annotations.NullMarked;
