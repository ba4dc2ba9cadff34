// SPDX-License-Identifier: Apache-2.0
/**
 * Contents of file and image columns, up and down, never whole in memory. May use {@code model}, {@code odata}, {@code
 * http}, {@code metadata}.
 */
@NullMarked
package io.github.cameldataverse.client.files;

import org.jspecify.annotations.NullMarked;
