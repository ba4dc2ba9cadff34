// SPDX-License-Identifier: Apache-2.0
/**
 * Credentials, the tokens they are exchanged for, and the interceptor that sends them, to the connection's own host
 * and nowhere else. May use {@code http} and below.
 */
@NullMarked
package io.github.cameldataverse.client.auth;

import org.jspecify.annotations.NullMarked;
