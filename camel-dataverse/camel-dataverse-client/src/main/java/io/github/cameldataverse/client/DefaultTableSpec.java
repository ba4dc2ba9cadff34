// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.github.cameldataverse.client.changes.ChangeFeed;
import io.github.cameldataverse.client.changes.ChangePage;
import io.github.cameldataverse.client.changes.Cursor;
import io.github.cameldataverse.client.model.AlternateKey;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.SavedRow;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.client.odata.Query;
import org.jspecify.annotations.Nullable;

/** A table of a connection. */
final class DefaultTableSpec implements DataverseClient.TableSpec {
    private final Calls calls;
    private final TableDefinition table;
    private final boolean ignoreNulls;

    DefaultTableSpec(Calls calls, TableDefinition table, boolean ignoreNulls) {
        this.calls = calls;
        this.table = table;
        this.ignoreNulls = ignoreNulls;
    }

    @Override
    public TableDefinition definition() {
        return table;
    }

    @Override
    public DataverseClient.TableSpec ignoreNulls(boolean wanted) {
        return new DefaultTableSpec(calls, table, wanted);
    }

    @Override
    public SavedRow create(Map<String, ? extends @Nullable Object> values, boolean returnRepresentation) {
        return new RowWrites(calls, table, ignoreNulls).create(values, returnRepresentation);
    }

    @Override
    public DataverseClient.RowSpec row(UUID id) {
        return DefaultRowSpec.of(new RowWrites(calls, table, ignoreNulls), id);
    }

    @Override
    public DataverseClient.RowSpec row(AlternateKey key) {
        table.requireKey(key.values().keySet());
        String of = key.table();
        if (of != null && !of.equals(table.logicalName()) && !of.equals(table.entitySet())) {
            throw new ValidationException(
                    "The key " + String.join(",", key.values().keySet()) + " is of table " + of
                            + ", so that it names no row of table " + table.logicalName() + ".",
                    ErrorDetails.ofTable(table.logicalName()),
                    null);
        }
        return DefaultRowSpec.of(new RowWrites(calls, table, ignoreNulls), key);
    }

    @Override
    public Stream<Row> query(Query query) {
        return new RowPages(calls, table, query).stream();
    }

    @Override
    public long count(Query query) {
        return new RowCount(calls, table).of(query);
    }

    @Override
    public DataverseClient.ChangeSpec changes() {
        ChangeFeed feed = new ChangeFeed(calls::execute, calls.connection().serviceRoot(), table);
        return new DataverseClient.ChangeSpec() {
            @Override
            public Cursor begin(List<String> select, Cursor.Phase phase) {
                return feed.begin(table.wireNames(select), phase);
            }

            @Override
            public ChangePage read(Cursor cursor, int pageSize) {
                return feed.read(cursor, pageSize);
            }
        };
    }
}
