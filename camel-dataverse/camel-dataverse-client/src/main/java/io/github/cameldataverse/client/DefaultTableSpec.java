// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import io.github.cameldataverse.client.changes.ChangeFeed;
import io.github.cameldataverse.client.changes.ChangePage;
import io.github.cameldataverse.client.changes.Cursor;
import io.github.cameldataverse.client.connection.Connection;
import io.github.cameldataverse.client.model.AlternateKey;
import io.github.cameldataverse.client.model.KeyDefinition;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.SavedRow;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.model.UnknownNameException;
import io.github.cameldataverse.client.odata.Query;
import org.jspecify.annotations.Nullable;

/** A table of a connection. */
final class DefaultTableSpec implements DataverseClient.TableSpec {
    private final Connection connection;
    private final TableDefinition table;

    DefaultTableSpec(Connection connection, TableDefinition table) {
        this.connection = connection;
        this.table = table;
    }

    @Override
    public TableDefinition definition() {
        return table;
    }

    @Override
    public SavedRow create(Map<String, ? extends @Nullable Object> values, boolean returnRepresentation) {
        return new RowWrites(connection, table).create(values, returnRepresentation);
    }

    @Override
    public DataverseClient.RowSpec row(UUID id) {
        return DefaultRowSpec.of(connection, table, id);
    }

    @Override
    public DataverseClient.RowSpec row(AlternateKey key) {
        requireKey(key.values().keySet());
        return DefaultRowSpec.of(connection, table, key);
    }

    @Override
    public Stream<Row> query(Query query) {
        return new RowPages(connection, table, query).stream();
    }

    @Override
    public DataverseClient.ChangeSpec changes() {
        ChangeFeed feed = new ChangeFeed(connection.pipeline(), connection.serviceRoot(), table);
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

    private void requireKey(Set<String> columns) {
        boolean known = table.keys().stream()
                .anyMatch(key -> key.active() && Set.copyOf(key.columns()).equals(columns));
        if (!known) {
            List<String> keys = table.keys().stream()
                    .filter(KeyDefinition::active)
                    .map(key -> String.join(",", key.columns()))
                    .toList();
            throw UnknownNameException.of(
                    "alternate key of table " + table.logicalName(), String.join(",", columns), keys);
        }
    }
}
