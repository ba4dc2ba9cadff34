// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.github.cameldataverse.client.changes.ChangePage;
import io.github.cameldataverse.client.changes.Cursor;
import io.github.cameldataverse.client.check.ConnectionReport;
import io.github.cameldataverse.client.connection.Connection;
import io.github.cameldataverse.client.model.AlternateKey;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.SavedRow;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.model.WhoAmI;
import io.github.cameldataverse.client.odata.Query;
import org.jspecify.annotations.Nullable;

/**
 * The Dataverse Web API of one connection.
 *
 * <pre>{@code
 * DataverseClient client = DataverseClient.create(connection);
 * SavedRow saved = client.table("accounts").row(AlternateKey.of("accountnumber", "A1")).upsert(Map.of("name", "Contoso"));
 * try (Stream<Row> rows = client.table("account").query(Query.ALL.withFilter("creditlimit gt 1000"))) {
 *     List<String> names = rows.map(row -> row.getString("name")).toList();
 * }
 * }</pre>
 *
 * Thread-safe. Every method may throw the types below {@link
 * io.github.cameldataverse.client.model.DataverseException}, which say what a caller can do.
 */
public interface DataverseClient {
    /** A client of this connection; closing the connection ends it. */
    static DataverseClient create(Connection connection) {
        return new DefaultDataverseClient(connection);
    }

    /** The connection this client uses. */
    Connection connection();

    /** Who the connection is logged in as; the cheapest call that needs a login. */
    WhoAmI whoAmI();

    /**
     * Tests the connection step by step: host, TLS, token, user, organization. Does not throw for a step that fails; the
     * report says which one, and why.
     */
    ConnectionReport testConnection();

    /**
     * A table.
     *
     * @param name logical name ({@code account}) or entity set ({@code accounts})
     * @throws io.github.cameldataverse.client.model.UnknownNameException where the environment has no such table
     */
    TableSpec table(String name);

    /** What can be done with a table. */
    interface TableSpec {
        /** Its definition, from the connection's cache. */
        TableDefinition definition();

        /**
         * Creates a row; the service assigns the id.
         *
         * @param values column to value
         * @param returnRepresentation whether the row comes back as the service stored it
         */
        SavedRow create(Map<String, ? extends @Nullable Object> values, boolean returnRepresentation);

        /** A row by its id. */
        RowSpec row(UUID id);

        /**
         * A row by an alternate key.
         *
         * @throws io.github.cameldataverse.client.model.UnknownNameException where the table has no active key of these
         *     columns; lists the keys
         */
        RowSpec row(AlternateKey key);

        /** Rows, page after page as they are taken from the stream; close it. */
        Stream<Row> query(Query query);

        /** The changes of the table. */
        ChangeSpec changes();
    }

    /** What can be done with one row; immutable. */
    interface RowSpec {
        /** The same row, if it still has this ETag ({@code *}: if it exists). */
        RowSpec ifMatch(@Nullable String etag);

        /** The same row, if it has not this ETag ({@code *}: if it does not exist). */
        RowSpec ifNoneMatch(@Nullable String etag);

        /** The same row; writes return it as the service stored it. */
        RowSpec returnRepresentation(boolean wanted);

        /** The same row, with these columns where it is returned; empty means all. */
        RowSpec select(List<String> columns);

        /** Reads it. */
        Row retrieve();

        /** Changes the given columns; never creates. */
        SavedRow update(Map<String, ? extends @Nullable Object> values);

        /** Changes the given columns, or creates the row with them. */
        SavedRow upsert(Map<String, ? extends @Nullable Object> values);

        /** Deletes it. */
        void delete();
    }

    /**
     * The changes of a table, by the service's change tracking.
     *
     * @see <a
     *     href="https://learn.microsoft.com/power-apps/developer/data-platform/use-change-tracking-synchronize-data-external-systems">Change
     *     tracking</a>
     */
    interface ChangeSpec {
        /** A cursor in front of all rows, with which a feed begins. */
        Cursor begin(List<String> select, Cursor.Phase phase);

        /** Reads the page at a cursor; a page size of 0 leaves it to the service. */
        ChangePage read(Cursor cursor, int pageSize);
    }
}
