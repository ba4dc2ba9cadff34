// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

import org.jspecify.annotations.Nullable;

/**
 * The delta token is older than the environment keeps changes, or the table definition changed ({@code 0x80044352}): a
 * full read is needed before the feed can go on.
 */
public final class ChangeTrackingExpiredException extends DataverseException {
    private static final long serialVersionUID = 1L;

    /** An error with what the service said about it. */
    public ChangeTrackingExpiredException(String message, ErrorDetails details, @Nullable Throwable cause) {
        super(message, details, cause);
    }
}
