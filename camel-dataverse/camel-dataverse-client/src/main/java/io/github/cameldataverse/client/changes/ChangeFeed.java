// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.changes;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.http.HttpPipeline;
import io.github.cameldataverse.client.http.HttpReply;
import io.github.cameldataverse.client.model.Change;
import io.github.cameldataverse.client.model.DataverseException;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.client.odata.NextLink;
import io.github.cameldataverse.client.odata.Query;
import io.github.cameldataverse.client.odata.RowReader;

/**
 * The changes of one table, page by page, by the service's change tracking.
 *
 * @see <a
 *     href="https://learn.microsoft.com/power-apps/developer/data-platform/use-change-tracking-synchronize-data-external-systems">Change
 *     tracking</a>
 */
public final class ChangeFeed {
    private final Caller caller;
    private final URI serviceRoot;
    private final TableDefinition table;

    /** Makes calls; with what every call of a client carries. */
    @FunctionalInterface
    public interface Caller {
        /** Makes a call and reads its answer. */
        ChangePage execute(HttpCall call, HttpPipeline.ReplyReader<ChangePage> reader);
    }

    /**
     * The feed of a table.
     *
     * @throws ValidationException where change tracking is not enabled for the table
     */
    public ChangeFeed(Caller caller, URI serviceRoot, TableDefinition table) {
        this.caller = caller;
        this.serviceRoot = serviceRoot;
        this.table = table;
        if (!table.changeTracking()) {
            throw new ValidationException(
                    "Change tracking is not enabled for table " + table.logicalName()
                            + ", so its changes cannot be read. Enable it in the table's settings (Track changes).",
                    ErrorDetails.ofTable(table.logicalName()),
                    null);
        }
    }

    /**
     * A cursor in front of all rows, with which a feed begins.
     *
     * @param select columns to read; empty means all
     * @param phase {@code BASELINE} where the rows that are there already are to be read past
     * @throws io.github.cameldataverse.client.model.UnknownNameException for a column that the table does not have
     */
    public Cursor begin(List<String> select, Cursor.Phase phase) {
        Query query = Query.ALL.withSelect(select);
        URI link = serviceRoot.resolve(table.entitySet() + query.toQueryString());
        return new Cursor(table.logicalName(), select, phase, link.toString());
    }

    /**
     * Reads the page at a cursor, so that the connection is free again before the first change is worked on.
     *
     * @param pageSize rows a page, or 0 for the service's own; must stay the same from page to page
     * @throws io.github.cameldataverse.client.model.ChangeTrackingExpiredException where the cursor is too old
     */
    public ChangePage read(Cursor cursor, int pageSize) {
        String preferences = "odata.track-changes" + (pageSize > 0 ? ",odata.maxpagesize=" + pageSize : "");
        HttpCall call = HttpCall.of("GET", URI.create(cursor.link()))
                .withHeader("Prefer", preferences)
                .about(table.logicalName(), null);
        return caller.execute(call, reply -> page(cursor, reply));
    }

    private ChangePage page(Cursor cursor, HttpReply reply) throws IOException {
        try (RowReader reader = new RowReader(table, reply.body())) {
            List<Change> changes = new ArrayList<>();
            for (Change change = reader.next(); change != null; change = reader.next()) {
                changes.add(change);
            }
            return new ChangePage(changes, next(cursor, reader), reader.nextLink() == null);
        }
    }

    private static Cursor next(Cursor cursor, RowReader reader) throws IOException {
        if (reader.nextLink() != null) {
            URI next = NextLink.following(URI.create(cursor.link()), reader.nextLink());
            return new Cursor(cursor.table(), cursor.select(), cursor.phase(), next.toString());
        }
        if (reader.deltaLink() != null) {
            return new Cursor(cursor.table(), cursor.select(), Cursor.Phase.CHANGES, reader.deltaLink());
        }
        throw new DataverseException(
                "The changes of table " + cursor.table() + " came without a delta link, so there is no place to read on"
                        + " from. Is change tracking enabled for the table?",
                ErrorDetails.ofTable(cursor.table()),
                null);
    }
}
