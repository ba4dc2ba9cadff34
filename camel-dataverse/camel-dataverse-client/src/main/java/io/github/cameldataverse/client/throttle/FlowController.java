// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.throttle;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.ThrottledException;
import io.github.cameldataverse.client.model.TransportException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps all users of one environment and application user within the service's limits: at most so many calls at once, and
 * none while a {@code Retry-After} runs. One gate for all: a 429 to one holds every other back too. Thread-safe.
 *
 * @see <a href="https://learn.microsoft.com/power-apps/developer/data-platform/api-limits">Service protection limits</a>
 */
public final class FlowController {
    /** The documented bound of concurrent requests is "52 or higher": 52 is what a user may have where no hint is given. */
    private static final int DEFAULT_IN_FLIGHT = 52;

    private final int maxInFlight;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition changed = lock.newCondition();
    private int inFlight;
    private final LongSupplier clock;
    private long gateOpensAt;
    private @Nullable String gateCode;

    /** A controller; 0 calls at once means the service's own bound. */
    public FlowController(int maxInFlight) {
        this(maxInFlight, System::nanoTime);
    }

    /** A controller by this clock, nanoseconds that only ever grow. */
    FlowController(int maxInFlight, LongSupplier clock) {
        this.maxInFlight = maxInFlight == 0 ? DEFAULT_IN_FLIGHT : maxInFlight;
        this.clock = clock;
        this.gateOpensAt = clock.getAsLong();
    }

    /** The right to have one call in flight; closing it twice does no harm. */
    public interface Permit extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Waits for the right to send one attempt.
     *
     * @throws ThrottledException where the wait would outlast the call's deadline
     */
    public Permit acquire(HttpCall call) {
        lock.lock();
        try {
            long wait = toWait();
            while (wait > 0 || call.timeLeft().isZero()) {
                long left = call.timeLeft().toNanos();
                if (left <= 0 || isGateClosed() && wait > left) {
                    throw tooLate(call, Duration.ofNanos(Math.max(0, gateOpensAt - clock.getAsLong())));
                }
                changed.awaitNanos(Math.min(wait, left));
                wait = toWait();
            }
            inFlight++;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TransportException(
                    call.label() + " was interrupted while it waited for its turn.", ErrorDetails.NONE, stopped);
        } finally {
            lock.unlock();
        }
        AtomicBoolean released = new AtomicBoolean();
        return () -> {
            if (released.compareAndSet(false, true)) {
                release();
            }
        };
    }

    /**
     * Closes the gate for everyone, for at least so long from now.
     *
     * @param code of the limit that was met, if the service gave one
     */
    public void closeGate(Duration time, @Nullable String code) {
        lock.lock();
        try {
            long opensAt = clock.getAsLong() + time.toNanos();
            if (opensAt - gateOpensAt >= 0) {
                gateOpensAt = opensAt;
                gateCode = code;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Nanoseconds until it is worth looking again; 0 when an attempt may go. */
    private long toWait() {
        long gate = gateOpensAt - clock.getAsLong();
        if (gate > 0) {
            return gate;
        }
        return inFlight < maxInFlight ? 0 : Long.MAX_VALUE;
    }

    private boolean isGateClosed() {
        return gateOpensAt - clock.getAsLong() > 0;
    }

    private void release() {
        lock.lock();
        try {
            inFlight--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private ThrottledException tooLate(HttpCall call, Duration gate) {
        String why = "its deadline has passed";
        if (!gate.isZero()) {
            why = "Dataverse asks for " + gate.toMillis()
                    + " ms more without requests, which its deadline does not allow";
        } else if (inFlight >= maxInFlight) {
            why = "all " + maxInFlight + " permits stayed in use until its deadline";
        }
        return new ThrottledException(
                call.label() + " was not sent: " + why + ". Send it later, or with a longer deadline.",
                new ErrorDetails(
                        429,
                        gate.isZero() ? null : gateCode,
                        null,
                        call.subject().table(),
                        call.subject().rowId()),
                gate.isZero() ? null : gate);
    }
}
