// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.http;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The moment by which a call must be done, waits and retries included.
 *
 * @param atNanos on the scale of the clock
 * @param clock nanoseconds that only ever grow, such as {@link System#nanoTime()}
 */
public record Deadline(long atNanos, LongSupplier clock) {
    /** The deadline that so much time from now is. */
    public static Deadline in(Duration time) {
        return in(time, System::nanoTime);
    }

    /** The deadline that so much time from now is, by this clock. */
    public static Deadline in(Duration time, LongSupplier clock) {
        return new Deadline(clock.getAsLong() + time.toNanos(), clock);
    }

    /** Time left; zero when it has passed. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, atNanos - clock.getAsLong()));
    }

    /** Whether so much time is left. */
    public boolean allows(Duration time) {
        return remaining().compareTo(time) > 0;
    }
}
