// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

import org.jspecify.annotations.Nullable;

/**
 * The row changed since it was read: its ETag is not the one sent with {@code If-Match} (status 412). Read again, decide,
 * send again.
 */
public final class ConcurrencyException extends DataverseException {
    private static final long serialVersionUID = 1L;

    /** An error with what the service said about it. */
    public ConcurrencyException(String message, ErrorDetails details, @Nullable Throwable cause) {
        super(message, details, cause);
    }
}
