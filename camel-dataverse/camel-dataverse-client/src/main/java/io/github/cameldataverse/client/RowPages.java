// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.github.cameldataverse.client.connection.Connection;
import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.http.HttpReply;
import io.github.cameldataverse.client.model.Change;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.model.TransportException;
import io.github.cameldataverse.client.odata.Query;
import io.github.cameldataverse.client.odata.RowReader;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a query, a page at a time: a page is read to its end before its first row is handed out, so that neither a
 * network connection nor a permit is held while the rows are worked on.
 */
final class RowPages implements Iterator<Row> {
    private final Connection connection;
    private final TableDefinition table;
    private final Query query;
    private final Queue<Row> page = new ArrayDeque<>();
    private @Nullable URI next;

    RowPages(Connection connection, TableDefinition table, Query query) {
        query.select().forEach(table::column);
        this.connection = connection;
        this.table = table;
        this.query = query;
        this.next = connection.serviceRoot().resolve(table.entitySet() + query.toQueryString());
    }

    Stream<Row> stream() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED), false);
    }

    @Override
    public boolean hasNext() {
        while (page.isEmpty() && next != null) {
            readPage(next);
        }
        return !page.isEmpty();
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.remove();
    }

    private void readPage(URI uri) {
        HttpCall call = HttpCall.of("GET", uri).about(table.logicalName(), null);
        if (!query.preferences().isEmpty()) {
            call = call.withHeader("Prefer", String.join(",", query.preferences()));
        }
        next = connection
                .pipeline()
                .execute(call, reply -> readRows(uri, reply))
                .orElse(null);
    }

    /** Fills the page and returns the link to the next one. */
    private Optional<URI> readRows(URI uri, HttpReply reply) throws IOException {
        try (RowReader reader = new RowReader(table, reply.body())) {
            for (Change row = reader.next(); row != null; row = reader.next()) {
                if (row instanceof Change.Upserted read) {
                    page.add(read.row());
                }
            }
            return Optional.ofNullable(reader.nextLink()).map(link -> following(uri, link));
        }
    }

    private URI following(URI current, String link) {
        if (link.equals(current.toString())) {
            throw new TransportException(
                    "The pages of table " + table.logicalName()
                            + " lead in a circle: the next link of a page is its own.",
                    ErrorDetails.ofTable(table.logicalName()),
                    null);
        }
        return URI.create(link);
    }
}
