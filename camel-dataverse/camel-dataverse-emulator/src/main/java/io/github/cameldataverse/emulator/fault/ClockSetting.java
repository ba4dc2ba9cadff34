// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fault;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What time it is for the emulator: tokens, rows, delta tokens and limits.
 *
 * @param fixed the instant at which time stands; null when it goes on
 * @param offset what is added to the emulator's own clock when time goes on
 */
public record ClockSetting(@Nullable Instant fixed, Duration offset) {

    /** The clock with which the emulator was started: the system's, unless its builder got another one. */
    public static final ClockSetting SYSTEM = new ClockSetting(null, Duration.ZERO);

    /** Time stands still. */
    public static ClockSetting fixed(Instant instant) {
        return new ClockSetting(instant, Duration.ZERO);
    }

    /** Time goes on, later (or, when negative, earlier) than the emulator's own clock says. */
    public static ClockSetting offset(Duration offset) {
        return new ClockSetting(null, offset);
    }
}
