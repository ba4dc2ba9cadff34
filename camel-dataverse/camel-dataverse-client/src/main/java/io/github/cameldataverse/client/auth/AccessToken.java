// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.auth;

import java.time.Instant;
import java.util.Objects;

/**
 * A bearer token. Its value is in no text form of it.
 *
 * @param value the token
 * @param expiresAt when it ends
 */
public record AccessToken(String value, Instant expiresAt) {
    /** A token; neither part may be null. */
    public AccessToken {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }

    @Override
    public String toString() {
        return "AccessToken[expiresAt=" + expiresAt + "]";
    }
}
