// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fault;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Real waiting, which ends early when the emulator stops. */
final class Pause {

    private Pause() {}

    /** Waits; not at all for zero. */
    static void of(Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            return;
        }
        try {
            // unlike Duration.toNanos, this ends at the largest number
            TimeUnit.NANOSECONDS.sleep(TimeUnit.NANOSECONDS.convert(duration));
        } catch (InterruptedException e) {
            // the emulator stops: what waits here goes on to find its connection closed
            Thread.currentThread().interrupt();
        }
    }
}
