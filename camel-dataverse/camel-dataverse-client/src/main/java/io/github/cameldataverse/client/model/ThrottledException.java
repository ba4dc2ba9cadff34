// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A service protection limit was met (status 429) and waiting for it would exceed the call's deadline.
 *
 * @see <a href="https://learn.microsoft.com/power-apps/developer/data-platform/api-limits">Service protection limits</a>
 */
public final class ThrottledException extends DataverseException {
    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    /** An error with the time the service asked to wait, if it did. */
    public ThrottledException(String message, ErrorDetails details, @Nullable Duration retryAfter) {
        super(message, details, null);
        this.retryAfter = retryAfter;
    }

    /** How long the service asked to wait before the next request, if it said so. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Which limit was met, told apart by the service's code. */
    public ServiceLimit limit() {
        return ServiceLimit.ofCode(code());
    }
}
