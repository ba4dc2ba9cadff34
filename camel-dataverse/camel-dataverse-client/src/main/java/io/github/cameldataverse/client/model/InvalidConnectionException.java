// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

import org.jspecify.annotations.Nullable;

/**
 * The settings of a connection cannot work: a missing or http URL, no credential or two, a certificate that is missing,
 * expired, keyless or locked. Found before anything is sent; the message names the setting and the mend.
 */
public final class InvalidConnectionException extends DataverseException {
    private static final long serialVersionUID = 1L;

    /** An error with what the service said about it. */
    public InvalidConnectionException(String message, ErrorDetails details, @Nullable Throwable cause) {
        super(message, details, cause);
    }
}
