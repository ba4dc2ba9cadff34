// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import java.io.Closeable;
import java.util.Iterator;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.cameldataverse.client.model.Row;

/**
 * Rows that are read ahead a little while they are taken. One that was closed says so, rather than to look as if there
 * were no more rows. For one thread at a time; closing is for any.
 */
final class RowIterator implements Iterator<Object>, Closeable {
    private final String table;
    private final Stream<Row> open;
    private final Iterator<Row> rows;
    private final Function<Row, Object> shape;
    private volatile boolean ended;
    private volatile boolean closed;

    RowIterator(FoundRows found, Function<Row, Object> shape) {
        this.table = found.table();
        this.open = found.open();
        this.rows = open.iterator();
        this.shape = shape;
    }

    /** Waits for the first row, so that what the service refuses fails here, not somewhere in the route. */
    void awaitFirst() {
        if (!hasNext()) {
            close();
        }
    }

    @Override
    public boolean hasNext() {
        if (ended) {
            return false;
        }
        requireOpen();
        boolean more = rows.hasNext();
        if (!more) {
            requireOpen();
            ended = true;
        }
        return more;
    }

    @Override
    public Object next() {
        requireOpen();
        return shape.apply(rows.next());
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("The rows of table " + table + " are closed, since their exchange is"
                    + " done, and not all of them were read. Read them in the route that queried, such as with"
                    + " .split(body()).streaming(), or use outputType=list.");
        }
    }

    @Override
    public void close() {
        closed = true;
        open.close();
    }
}
