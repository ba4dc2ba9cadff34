// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.auth;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** How far the clock of this machine and that of a server are apart, by the {@code Date} header of its answer. */
final class ClockSkew {
    private ClockSkew() {}

    /** What to say of it; nothing where the answer has no readable date. */
    static Optional<String> told(@Nullable Map<String, List<String>> headers, Instant now) {
        return of(headers, now).map(ahead -> {
            if (ahead.abs().compareTo(Duration.ofSeconds(2)) < 0) {
                return "by the Date header of the answer the clocks agree";
            }
            return "the clock of this machine is " + ahead.abs().toSeconds() + " s "
                    + (ahead.isNegative() ? "behind" : "ahead of") + " that of the authority";
        });
    }

    /** How far this machine is ahead of the server; negative where it is behind. */
    private static Optional<Duration> of(@Nullable Map<String, List<String>> headers, Instant now) {
        if (headers == null) {
            return Optional.empty();
        }
        return headers.entrySet().stream()
                .filter(header -> "Date".equalsIgnoreCase(header.getKey()))
                .flatMap(header -> header.getValue().stream())
                .findFirst()
                .flatMap(ClockSkew::parse)
                .map(date -> Duration.between(date, now));
    }

    private static Optional<Instant> parse(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
