// SPDX-License-Identifier: Apache-2.0
/**
 * What a call and each of its attempts look like from outside: correlation headers and observations. May use
 * {@code http} and below.
 */
@NullMarked
package io.github.cameldataverse.client.observe;

import org.jspecify.annotations.NullMarked;
