// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

import org.jspecify.annotations.Nullable;

/**
 * The service or this client refuses the request as it stands (a value, a column, a query); mend it before it is sent
 * again.
 */
public final class ValidationException extends DataverseException {
    private static final long serialVersionUID = 1L;

    /** An error with what the service said about it. */
    public ValidationException(String message, ErrorDetails details, @Nullable Throwable cause) {
        super(message, details, cause);
    }
}
