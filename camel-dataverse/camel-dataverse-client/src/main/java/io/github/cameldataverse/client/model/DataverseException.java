// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

import org.jspecify.annotations.Nullable;

/**
 * Root of everything that can go wrong with Dataverse; unchecked. Subtypes answer "what can I do now?"; this type itself
 * is thrown where the service failed without saying more (status 500). Messages never hold secrets.
 */
public class DataverseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorDetails details;

    /** An error with what the service said about it. */
    public DataverseException(String message, ErrorDetails details, @Nullable Throwable cause) {
        super(message, cause);
        this.details = details;
    }

    /** HTTP status, 0 where no answer was received. */
    public int status() {
        return details.status();
    }

    /** Hexadecimal code of the service such as {@code 0x80040217}, if it gave one. */
    public @Nullable String code() {
        return details.code();
    }

    /** The service's id of the request, if it gave one. */
    public @Nullable String requestId() {
        return details.requestId();
    }

    /** Logical name or entity set the call was about, if any. */
    public @Nullable String table() {
        return details.table();
    }

    /** Row id or alternate key the call was about, if any. */
    public @Nullable String rowId() {
        return details.rowId();
    }

    /** All of the above as one value. */
    public ErrorDetails details() {
        return details;
    }
}
