// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.http;

import java.time.Duration;

/**
 * The moment by which a call must be done, waits and retries included.
 *
 * @param atNanos on the scale of {@link System#nanoTime()}
 */
public record Deadline(long atNanos) {
    /** The deadline that so much time from now is. */
    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Time left; zero when it has passed. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, atNanos - System.nanoTime()));
    }

    /** Whether so much time is left. */
    public boolean allows(Duration time) {
        return remaining().compareTo(time) > 0;
    }
}
