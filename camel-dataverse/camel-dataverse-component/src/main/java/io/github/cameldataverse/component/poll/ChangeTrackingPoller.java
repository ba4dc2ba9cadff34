// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.poll;

import java.net.URI;
import java.util.List;

import io.github.cameldataverse.client.DataverseClient;
import io.github.cameldataverse.client.changes.ChangePage;
import io.github.cameldataverse.client.changes.Cursor;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.ValidationException;
import org.jspecify.annotations.Nullable;

/**
 * Reads changes by the service's change tracking. Rows that were there before a feed from now are read past, since only
 * the last page of a whole read tells where the changes begin.
 */
final class ChangeTrackingPoller implements RowPoller {
    private final DataverseClient client;
    private final PollSettings settings;

    ChangeTrackingPoller(DataverseClient client, PollSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    @Override
    public ChangePage poll(@Nullable Cursor cursor) {
        DataverseClient.TableSpec table = client.table(settings.table());
        DataverseClient.ChangeSpec changes = table.changes();
        Cursor begin = changes.begin(settings.select(), phase());
        Cursor from = cursor == null ? begin : cursor;
        requireSameQuery(from, begin);
        ChangePage page = changes.read(from, settings.pageSize());
        return from.phase() == Cursor.Phase.BASELINE ? new ChangePage(List.of(), page.next(), page.last()) : page;
    }

    private Cursor.Phase phase() {
        return settings.startFrom() == StartFrom.now ? Cursor.Phase.BASELINE : Cursor.Phase.CHANGES;
    }

    /** A link answers for the query it was begun with, whatever the endpoint says now. */
    private void requireSameQuery(Cursor cursor, Cursor wanted) {
        String table = wanted.table();
        if (!cursor.table().equals(table)) {
            throw refused("table " + cursor.table(), "reads table " + table, table);
        }
        URI link = URI.create(cursor.link());
        if (!client.connection().isOwn(link)) {
            throw refused(
                    "environment " + link.getScheme() + "://" + link.getAuthority(),
                    "uses connection " + client.connection().name() + " to "
                            + client.connection().environmentUrl() + " (an emulator has another port, and no rows of"
                            + " before, at each start)",
                    table);
        }
        if (!cursor.select().equals(wanted.select())) {
            throw refused(columns(cursor.select()), "has " + columns(wanted.select()), table);
        }
    }

    private static String columns(List<String> select) {
        return select.isEmpty() ? "all columns (no select)" : "select=" + String.join(",", select);
    }

    private ValidationException refused(String stored, String wanted, String table) {
        return new ValidationException(
                "The stored cursor '" + settings.cursorName() + "' was begun with " + stored + ", but the endpoint "
                        + wanted + ". Take the change back, give another cursorName, or remove the cursor from its"
                        + " repository to begin anew.",
                ErrorDetails.ofTable(table),
                null);
    }
}
