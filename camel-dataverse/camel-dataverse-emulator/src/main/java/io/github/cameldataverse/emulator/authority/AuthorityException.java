// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.authority;

/**
 * A refusal of the token authority. Source: page "Microsoft Entra authentication and authorization error codes".
 */
public final class AuthorityException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;
    private final int number;

    AuthorityException(int status, String error, int number, String description) {
        super(description);
        this.status = status;
        this.error = error;
        this.number = number;
    }

    static AuthorityException invalidClient(int number, String description) {
        return new AuthorityException(401, "invalid_client", number, description);
    }

    static AuthorityException invalidRequest(int number, String description) {
        return new AuthorityException(400, "invalid_request", number, description);
    }

    /** HTTP status: 400 or 401. */
    public int status() {
        return status;
    }

    /** OAuth error, for example {@code invalid_client}. */
    public String error() {
        return error;
    }

    /** The number behind {@code AADSTS}. */
    public int number() {
        return number;
    }
}
