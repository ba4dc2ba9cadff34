// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.http.HttpReply;
import io.github.cameldataverse.client.model.Change;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.model.TransportException;
import io.github.cameldataverse.client.odata.LinkTrail;
import io.github.cameldataverse.client.odata.NextLink;
import io.github.cameldataverse.client.odata.Query;
import io.github.cameldataverse.client.odata.RowReader;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a query. A thread of the connection reads them ahead into a bounded buffer: the first row is handed out while
 * its page is still arriving, and the next page is asked for as soon as there is room for it in the buffer, so that it is
 * read to its end, and neither a network connection nor a permit is held while the rows are worked on. Only a page that is
 * larger than the buffer keeps its network connection.
 */
final class RowPages implements Iterator<Row>, AutoCloseable {
    private static final int CHUNK = 64;

    private final Calls calls;
    private final TableDefinition table;
    private final Query query;
    private final RowBuffer buffer = new RowBuffer();
    private volatile @Nullable HttpReply page;
    private boolean started;
    private long left;
    private Iterator<Row> chunk = Collections.emptyIterator();

    RowPages(Calls calls, TableDefinition table, Query query) {
        this.calls = calls;
        this.table = table;
        this.query = query.withSelect(table.wireNames(query.select()));
        this.left = query.top() > 0 ? query.top() : Long.MAX_VALUE;
    }

    Stream<Row> stream() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED), false)
                .onClose(this::close);
    }

    @Override
    public boolean hasNext() {
        if (!started) {
            start();
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

    /** Ends the reading; what is still on its way is dropped, and the network connection with it. From any thread. */
    @Override
    public void close() {
        buffer.close();
        HttpReply arriving = page;
        if (arriving != null) {
            arriving.abort();
        }
    }

    private RowBuffer.@Nullable Chunk take() {
        try {
            return buffer.take();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            buffer.close();
            throw failure("was interrupted", stopped);
        }
    }

    private void start() {
        started = true;
        try {
            calls.connection().readers().execute(this::readAll);
        } catch (RejectedExecutionException closed) {
            buffer.end(failure("cannot be read: the connection is closed", closed));
        }
    }

    /** Reads page after page, in a thread of the connection. */
    @SuppressWarnings("PMD.AvoidCatchingThrowable") // an error that ended the reading must not look like the last row
    private void readAll() {
        RuntimeException failure = null;
        try {
            LinkTrail trail = new LinkTrail();
            URI next = calls.at(table.entitySet() + query.toQueryString());
            while (next != null && buffer.awaitRoomForPage()) {
                next = readPage(next, trail).orElse(null);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            failure = failure("was interrupted: the connection is closed", stopped);
        } catch (RuntimeException failed) {
            failure = failed;
        } catch (Throwable error) {
            failure = failure("broke: " + error, error);
        } finally {
            buffer.end(failure);
        }
    }

    private Optional<URI> readPage(URI uri, LinkTrail trail) {
        HttpCall call = HttpCall.of("GET", uri).about(table.logicalName(), null);
        if (!query.preferences().isEmpty()) {
            call = call.withHeader("Prefer", String.join(",", query.preferences()));
        }
        List<UUID> handedOver = new ArrayList<>();
        return calls.execute(call, reply -> {
            page = reply;
            try (RowReader reader = new RowReader(table, reply.body())) {
                boolean wanted = !buffer.isClosed() && readRows(reply, reader, handedOver);
                String link = reader.nextLink();
                return wanted && link != null ? Optional.of(following(uri, link, trail)) : Optional.empty();
            } catch (IOException broken) {
                if (buffer.isClosed()) {
                    return Optional.empty(); // it was broken off by whoever closed it, and nobody wants it again
                }
                throw broken;
            } finally {
                page = null;
            }
        });
    }

    private static URI following(URI uri, String link, LinkTrail trail) throws IOException {
        URI next = NextLink.following(uri, link);
        trail.follow(next);
        return next;
    }

    /**
     * Hands the rows of a page over, but those that were handed over before its first answer broke off, and no more than
     * are wanted in all; false where nobody wants any more.
     */
    private boolean readRows(HttpReply reply, RowReader reader, List<UUID> handedOver) throws IOException {
        Set<UUID> known = new HashSet<>(handedOver);
        List<Row> rows = new ArrayList<>(CHUNK);
        long bytes = 0;
        for (Change change = next(reader, rows); change != null; change = next(reader, rows)) {
            if (change instanceof Change.Upserted read
                    && !known.contains(read.row().id())) {
                rows.add(read.row());
            }
            if (rows.size() == CHUNK) {
                if (!handOver(reply, new RowBuffer.Chunk(rows, reader.bytesRead() - bytes, false))) {
                    return false;
                }
                rows.forEach(row -> handedOver.add(row.id()));
                bytes = reader.bytesRead();
                rows = new ArrayList<>(CHUNK);
            }
        }
        return handOver(reply, new RowBuffer.Chunk(rows, reader.bytesRead() - bytes, true)) && left > 0;
    }

    private @Nullable Change next(RowReader reader, List<Row> held) throws IOException {
        return held.size() < left ? reader.next() : null;
    }

    private boolean handOver(HttpReply reply, RowBuffer.Chunk rows) throws IOException {
        left -= rows.rows().size();
        boolean full = buffer.isFull();
        if (full) {
            reply.stall();
        }
        try {
            return buffer.put(rows);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the connection was closed");
        } finally {
            if (full) {
                reply.resume();
            }
        }
    }

    private TransportException failure(String what, Throwable cause) {
        return new TransportException(
                "The reading of table " + table.logicalName() + " " + what + ".",
                ErrorDetails.ofTable(table.logicalName()),
                cause);
    }
}
