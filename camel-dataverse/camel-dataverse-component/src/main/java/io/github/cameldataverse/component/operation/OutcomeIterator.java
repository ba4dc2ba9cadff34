// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import java.io.Closeable;
import java.util.Iterator;

import io.github.cameldataverse.client.bulk.RowOutcomes;
import io.github.cameldataverse.client.model.RowOutcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Outcomes of rows that are written while they are taken. For one thread at a time; closing is for any. */
final class OutcomeIterator implements Iterator<RowOutcome>, Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(OutcomeIterator.class);

    private final String table;
    private final RowOutcomes outcomes;
    private final @Nullable Object source;
    private volatile boolean ended;
    private volatile boolean closed;

    OutcomeIterator(String table, RowOutcomes outcomes, @Nullable Object source) {
        this.table = table;
        this.outcomes = outcomes;
        this.source = source;
    }

    @Override
    public boolean hasNext() {
        if (ended) {
            return false;
        }
        requireOpen();
        boolean more = false;
        try {
            more = outcomes.hasNext();
            return more;
        } finally {
            // an error ends them as well
            ended = !more;
        }
    }

    @Override
    public RowOutcome next() {
        requireOpen();
        return outcomes.next();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException(
                    "The rows of table " + table + " are no longer written, since their exchange"
                            + " is done. Take the outcomes in the route that writes, such as with .split(body()).streaming(), or"
                            + " use outputType=list.");
        }
    }

    @Override
    public void close() {
        if (!closed && !ended) {
            LOG.warn(
                    "Not all outcomes of rows for table {} were taken, so that rows may be left unwritten. Take all of"
                            + " them, or use outputType=list.",
                    table);
        }
        closed = true;
        BodyRows.close(source);
    }
}
