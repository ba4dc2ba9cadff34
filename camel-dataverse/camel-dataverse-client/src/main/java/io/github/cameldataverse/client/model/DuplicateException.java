// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

import org.jspecify.annotations.Nullable;

/**
 * A row with these key values exists already, or duplicate detection found one.
 */
public final class DuplicateException extends DataverseException {
    private static final long serialVersionUID = 1L;

    /** An error with what the service said about it. */
    public DuplicateException(String message, ErrorDetails details, @Nullable Throwable cause) {
        super(message, details, cause);
    }
}
