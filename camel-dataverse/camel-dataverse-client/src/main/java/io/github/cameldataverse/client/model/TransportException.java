// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

import org.jspecify.annotations.Nullable;

/**
 * The environment or the authority could not be reached, or the connection broke (no answer, or 502, 503, 504 after all
 * retries). The request was not carried out, or is safe to repeat.
 */
public final class TransportException extends DataverseException {
    private static final long serialVersionUID = 1L;

    /** An error with what the service said about it. */
    public TransportException(String message, ErrorDetails details, @Nullable Throwable cause) {
        super(message, details, cause);
    }
}
