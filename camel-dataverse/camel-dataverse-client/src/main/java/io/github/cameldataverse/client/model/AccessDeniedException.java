// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The application user is known but may not do this (status 403); the message names the privilege where the service
 * does. Give a role that has it.
 */
public final class AccessDeniedException extends DataverseException {
    private static final long serialVersionUID = 1L;

    private static final Pattern PRIVILEGE = Pattern.compile("missing (prv\\w+) privilege");

    private final @Nullable String privilege;

    /** An error with what the service said about it. */
    public AccessDeniedException(String message, ErrorDetails details, @Nullable Throwable cause) {
        super(message, details, cause);
        Matcher matcher = PRIVILEGE.matcher(message);
        this.privilege = matcher.find() ? matcher.group(1) : null;
    }

    /** Name of the missing privilege, such as {@code prvWriteAccount}; null where the service named none. */
    public @Nullable String privilege() {
        return privilege;
    }
}
