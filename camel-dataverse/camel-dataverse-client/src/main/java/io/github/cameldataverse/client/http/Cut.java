// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.http;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/** Cuts a request when its time is up. The time stands still between pause and resume. Thread-safe. */
final class Cut {
    private final ScheduledExecutorService scissors;
    private final Runnable action;
    private long leftNanos;
    private long startedAt;
    private @Nullable Future<?> planned;
    private boolean ended;
    private volatile boolean done;

    /** Plans the cut; {@link RejectedExecutionException} where the scissors are closed. */
    Cut(ScheduledExecutorService scissors, Duration time, Runnable action) {
        this.scissors = scissors;
        this.action = action;
        this.leftNanos = time.toNanos();
        plan();
    }

    synchronized void pause() {
        if (planned != null) {
            planned.cancel(false);
            planned = null;
            leftNanos -= System.nanoTime() - startedAt;
        }
    }

    synchronized void resume() {
        if (planned == null && !ended) {
            try {
                plan();
            } catch (RejectedExecutionException closed) {
                cut();
            }
        }
    }

    /** Nothing will be cut any more. */
    synchronized void end() {
        pause();
        ended = true;
    }

    /** Whether the time was up. */
    boolean isDone() {
        return done;
    }

    private synchronized void plan() {
        startedAt = System.nanoTime();
        planned = scissors.schedule(this::cut, Math.max(0, leftNanos), TimeUnit.NANOSECONDS);
    }

    private void cut() {
        done = true;
        action.run();
    }
}
