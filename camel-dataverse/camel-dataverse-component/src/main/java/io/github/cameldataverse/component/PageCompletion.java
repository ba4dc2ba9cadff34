// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

import io.github.cameldataverse.client.model.RowRef;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Synchronization;
import org.jspecify.annotations.Nullable;

/**
 * Follows the exchanges of a page to their end, on whatever thread that comes: a route may hand them over to other
 * threads, and the page is done when the last of them is. Thread-safe.
 */
final class PageCompletion {
    private static final long CHECK_MILLIS = 250;

    private int open;
    private @Nullable Failure first;

    /**
     * The first exchange that failed.
     *
     * @param row the row it was about
     * @param cause the exception no route handled, or null where it was only marked for rollback
     */
    record Failure(RowRef row, @Nullable Throwable cause) {}

    /** To be told of the end of a row's exchange. */
    synchronized Synchronization begin(RowRef row) {
        open++;
        return new OfExchange(row);
    }

    /** The first exchange that failed so far. */
    synchronized @Nullable Failure failure() {
        return first;
    }

    /**
     * Waits until every exchange has come to its end.
     *
     * @param mayWait asked now and then whether to wait on
     * @return whether all have ended
     */
    synchronized boolean await(BooleanSupplier mayWait) throws InterruptedException {
        while (open > 0 && mayWait.getAsBoolean()) {
            wait(CHECK_MILLIS);
        }
        return open == 0;
    }

    private synchronized void end(@Nullable Failure failure) {
        open--;
        if (first == null) {
            first = failure;
        }
        notifyAll();
    }

    /** Told once of the end of one exchange. */
    private final class OfExchange implements Synchronization {
        private final AtomicBoolean ended = new AtomicBoolean();
        private final RowRef row;

        OfExchange(RowRef row) {
            this.row = row;
        }

        @Override
        public void onComplete(Exchange exchange) {
            if (ended.compareAndSet(false, true)) {
                boolean rolledBack = exchange.isRollbackOnly() || exchange.isRollbackOnlyLast();
                end(rolledBack ? new Failure(row, null) : null);
            }
        }

        @Override
        public void onFailure(Exchange exchange) {
            if (ended.compareAndSet(false, true)) {
                end(new Failure(row, exchange.getException()));
            }
        }
    }
}
