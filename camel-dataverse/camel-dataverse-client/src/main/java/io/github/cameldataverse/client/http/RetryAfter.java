// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The {@code Retry-After} header: seconds, or an HTTP date. */
final class RetryAfter {
    private RetryAfter() {}

    /** The time to wait; absent where the value is not positive or unreadable. */
    static Optional<Duration> of(String value) {
        return parse(value.trim()).filter(wait -> !wait.isNegative() && !wait.isZero());
    }

    private static Optional<Duration> parse(String value) {
        if (value.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            Instant when = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(Instant.now(), when));
        } catch (DateTimeParseException neither) {
            return Optional.empty();
        }
    }
}
