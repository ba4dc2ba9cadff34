// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.http;

import java.util.function.LongSupplier;

/** A clock for deadlines that stands still while whoever reads an answer cannot go on. Thread-safe. */
final class StoppableClock implements LongSupplier {
    private final LongSupplier clock;
    private long stood;
    private long stoppedAt;
    private boolean stopped;

    StoppableClock(LongSupplier clock) {
        this.clock = clock;
    }

    synchronized void stop() {
        if (!stopped) {
            stopped = true;
            stoppedAt = clock.getAsLong();
        }
    }

    synchronized void resume() {
        if (stopped) {
            stopped = false;
            stood += clock.getAsLong() - stoppedAt;
        }
    }

    @Override
    public synchronized long getAsLong() {
        return (stopped ? stoppedAt : clock.getAsLong()) - stood;
    }
}
