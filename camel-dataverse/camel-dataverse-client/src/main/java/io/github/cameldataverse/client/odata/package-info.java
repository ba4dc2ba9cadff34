// SPDX-License-Identifier: Apache-2.0
/**
 * The wire form of values: query options, paths, and the streaming reader and writer of rows. May use {@code model}.
 */
@NullMarked
package io.github.cameldataverse.client.odata;

import org.jspecify.annotations.NullMarked;
