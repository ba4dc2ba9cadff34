// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

import org.jspecify.annotations.Nullable;

/**
 * Nobody is logged in: the authority refused the credential, Dataverse refused the token, or a login page came back.
 * Mend the credential, the tenant or the application user; sending the same again does not help.
 */
public final class AuthenticationException extends DataverseException {
    private static final long serialVersionUID = 1L;

    /** An error with what the service said about it. */
    public AuthenticationException(String message, ErrorDetails details, @Nullable Throwable cause) {
        super(message, details, cause);
    }
}
