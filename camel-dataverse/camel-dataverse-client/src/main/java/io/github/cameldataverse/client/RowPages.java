// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.http.HttpReply;
import io.github.cameldataverse.client.model.Change;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.model.TransportException;
import io.github.cameldataverse.client.odata.NextLink;
import io.github.cameldataverse.client.odata.Query;
import io.github.cameldataverse.client.odata.RowReader;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a query. A thread of the connection reads them ahead into a bounded buffer: the first row is handed out while
 * its page is still arriving, the next page is asked for as soon as its link is known, and while there is room in the
 * buffer a page is read to its end, so that neither a network connection nor a permit is held while the rows are worked on.
 */
final class RowPages implements Iterator<Row>, AutoCloseable {
    private static final int CHUNK = 64;

    private final Calls calls;
    private final TableDefinition table;
    private final Query query;
    private final RowBuffer buffer = new RowBuffer();
    private boolean started;
    private Iterator<Row> chunk = Collections.emptyIterator();

    RowPages(Calls calls, TableDefinition table, Query query) {
        this.calls = calls;
        this.table = table;
        this.query = query.withSelect(table.wireNames(query.select()));
    }

    Stream<Row> stream() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED), false)
                .onClose(this::close);
    }

    @Override
    public boolean hasNext() {
        if (!started) {
            started = true;
            calls.connection().readers().execute(this::readAll);
        }
        while (!chunk.hasNext()) {
            RowBuffer.Chunk next = take();
            if (next == null) {
                return false;
            }
            chunk = next.rows().iterator();
        }
        return true;
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return chunk.next();
    }

    /** Ends the reading; what is still on its way is dropped. */
    @Override
    public void close() {
        buffer.close();
    }

    private RowBuffer.@Nullable Chunk take() {
        try {
            return buffer.take();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            buffer.close();
            throw new TransportException(
                    "The reading of table " + table.logicalName() + " was interrupted.",
                    ErrorDetails.ofTable(table.logicalName()),
                    stopped);
        }
    }

    /** Reads page after page, in a thread of the connection. */
    private void readAll() {
        RuntimeException failure = null;
        try {
            URI next = calls.at(table.entitySet() + query.toQueryString());
            while (next != null) {
                next = readPage(next).orElse(null);
            }
        } catch (RuntimeException failed) {
            failure = failed;
        } finally {
            buffer.end(failure);
        }
    }

    private Optional<URI> readPage(URI uri) {
        HttpCall call = HttpCall.of("GET", uri).about(table.logicalName(), null);
        if (!query.preferences().isEmpty()) {
            call = call.withHeader("Prefer", String.join(",", query.preferences()));
        }
        return calls.execute(call, reply -> readRows(uri, reply));
    }

    /** Hands the rows of a page over and returns the link to the next page. */
    private Optional<URI> readRows(URI uri, HttpReply reply) throws IOException {
        try (RowReader reader = new RowReader(table, reply.body())) {
            List<Row> rows = new ArrayList<>(CHUNK);
            long handedOver = 0;
            boolean wanted = true;
            for (Change change = reader.next(); change != null && wanted; change = reader.next()) {
                if (change instanceof Change.Upserted read) {
                    rows.add(read.row());
                }
                if (rows.size() == CHUNK) {
                    wanted = handOver(reply, new RowBuffer.Chunk(rows, reader.bytesRead() - handedOver, false));
                    handedOver = reader.bytesRead();
                    rows = new ArrayList<>(CHUNK);
                }
            }
            wanted = wanted && handOver(reply, new RowBuffer.Chunk(rows, reader.bytesRead() - handedOver, true));
            String link = reader.nextLink();
            return wanted && link != null ? Optional.of(NextLink.following(uri, link)) : Optional.empty();
        }
    }

    private boolean handOver(HttpReply reply, RowBuffer.Chunk rows) throws IOException {
        if (buffer.isFull()) {
            reply.stall();
        }
        try {
            return buffer.put(rows);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the connection was closed");
        }
    }
}
