// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

import org.jspecify.annotations.Nullable;

/**
 * The environment is disabled or in administration mode ({@code 0x8004A104}); try again when it is back.
 */
public final class EnvironmentDisabledException extends DataverseException {
    private static final long serialVersionUID = 1L;

    /** An error with what the service said about it. */
    public EnvironmentDisabledException(String message, ErrorDetails details, @Nullable Throwable cause) {
        super(message, details, cause);
    }
}
