// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.cameldataverse.client.bulk.BulkOptions;
import io.github.cameldataverse.client.bulk.BulkWriter;
import io.github.cameldataverse.client.bulk.Verb;
import io.github.cameldataverse.client.changes.ChangePage;
import io.github.cameldataverse.client.changes.Cursor;
import io.github.cameldataverse.client.check.ConnectionReport;
import io.github.cameldataverse.client.connection.Connection;
import io.github.cameldataverse.client.http.RequestOptions;
import io.github.cameldataverse.client.model.AlternateKey;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.RowRef;
import io.github.cameldataverse.client.model.SavedRow;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.model.WhoAmI;
import io.github.cameldataverse.client.odata.Annotations;
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
        return new DefaultDataverseClient(connection, RequestOptions.NONE);
    }

    /** The connection this client uses. */
    Connection connection();

    /** The same client whose calls carry these options, in place of those of this client. */
    DataverseClient with(RequestOptions options);

    /**
     * The same client, which tells the service's id of each request of its rows that was answered: the first thing the
     * vendor's support asks for.
     *
     * @param listener called in the thread that reads the answer, perhaps one that reads ahead
     */
    DataverseClient tellingRequestIds(Consumer<String> listener);

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

        /** The same table; columns that are null in a row to write are left out, rather than cleared. */
        TableSpec ignoreNulls(boolean wanted);

        /**
         * Creates a row; the service assigns the id. Values are checked before anything is sent:
         *
         * <ul>
         *   <li>a lookup is a row id, a {@link RowRef}, an {@link AlternateKey}, a
         *       map with the primary key or an alternate key, or null; where it can point to several tables, the value says
         *       to which;
         *   <li>a choice is its value or its label, several choices a collection of these;
         *   <li>a date is an {@code Instant}, {@code OffsetDateTime}, {@code LocalDate} or ISO 8601 text.
         * </ul>
         *
         * Columns that cannot be set are refused; they are left out where the row is a {@link Row} that was read, or a map
         * with its {@code @odata.etag}.
         *
         * @param values column logical name to value
         * @param returnRepresentation whether the row comes back as the service stored it
         */
        SavedRow create(Map<String, ? extends @Nullable Object> values, boolean returnRepresentation);

        /**
         * Writes or deletes many rows.
         *
         * <pre>{@code
         * Iterator<NamedRow> rows = customers.map(customer -> NamedRow.of(
         *                 AlternateKey.of("accountnumber", customer.number()), Map.of("name", customer.name())))
         *         .iterator();
         * List<RowOutcome> outcomes = client.table("accounts").bulk(Verb.UPSERT, BulkOptions.DEFAULT).write(rows).toList();
         * }</pre>
         */
        BulkWriter bulk(Verb verb, BulkOptions options);

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

        /**
         * Counts the rows that a query finds, exactly also beyond 5,000: there the ids are read, page by page.
         *
         * @param query its filter and {@code top} count
         */
        long count(Query query);

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

        /** The same row, with these annotations where it is returned. */
        RowSpec annotations(Annotations wanted);

        /**
         * The same row; an update sends of a {@link Row} only the columns that {@link Row#with} gave and whose values differ
         * from those read; where none does, nothing is sent. Other maps know nothing of what was read, and are sent whole.
         */
        RowSpec onlyChanged(boolean wanted);

        /** Reads it. */
        Row retrieve();

        /**
         * Reads it, if it has not the ETag of {@code ifNoneMatch}. The service always sends it where annotations are asked
         * for, or where the table has no optimistic concurrency.
         *
         * @return the row; empty where it is unchanged
         */
        Optional<Row> retrieveIfChanged();

        /** Changes the given columns; never creates. */
        SavedRow update(Map<String, ? extends @Nullable Object> values);

        /** Changes the given columns, or creates the row with them. */
        SavedRow upsert(Map<String, ? extends @Nullable Object> values);

        /** Deletes it. */
        void delete();

        /**
         * Links it with another row.
         *
         * @param relationship schema name or navigation property, compared without case
         * @throws io.github.cameldataverse.client.model.UnknownNameException where the table has no such relationship; lists
         *     the near names
         */
        void associate(String relationship, RowRef other);

        /**
         * Ends its link with another row.
         *
         * @param relationship schema name or navigation property, compared without case
         * @param other the other row; may be null where the relationship is a lookup of this table
         * @throws io.github.cameldataverse.client.model.UnknownNameException where the table has no such relationship; lists
         *     the near names
         */
        void disassociate(String relationship, @Nullable RowRef other);
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
