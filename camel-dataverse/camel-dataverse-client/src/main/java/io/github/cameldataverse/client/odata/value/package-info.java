// SPDX-License-Identifier: Apache-2.0
/**
 * Values of columns on their way to the wire, one small class per kind of value: checked against the column's definition
 * before anything is sent. May use {@code model}.
 */
@NullMarked
package io.github.cameldataverse.client.odata.value;

import org.jspecify.annotations.NullMarked;
