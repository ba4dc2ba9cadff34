// SPDX-License-Identifier: Apache-2.0
/**
 * Politeness: the total deadline of a call, retries by kind of fault, and one flow controller per environment and
 * application user with one Retry-After gate for all. May use {@code http} and below.
 */
@NullMarked
package io.github.cameldataverse.client.throttle;

import org.jspecify.annotations.NullMarked;
