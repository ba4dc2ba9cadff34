// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.github.cameldataverse.client.bulk.BulkOptions;
import io.github.cameldataverse.client.bulk.BulkWriter;
import io.github.cameldataverse.client.bulk.RowTarget;
import io.github.cameldataverse.client.bulk.Verb;
import io.github.cameldataverse.client.changes.ChangeFeed;
import io.github.cameldataverse.client.changes.ChangePage;
import io.github.cameldataverse.client.changes.Cursor;
import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.model.AlternateKey;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.SavedRow;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.odata.Query;
import io.github.cameldataverse.client.row.RowAddress;
import io.github.cameldataverse.client.row.RowCalls;
import io.github.cameldataverse.client.row.RowTerms;
import org.jspecify.annotations.Nullable;

/** A table of a connection. */
final class DefaultTableSpec implements DataverseClient.TableSpec {
    private final Calls calls;
    private final TableDefinition table;
    private final RowCalls rows;

    DefaultTableSpec(Calls calls, TableDefinition table, boolean ignoreNulls) {
        this.calls = calls;
        this.table = table;
        this.rows = new RowCalls(table, calls.connection().tables(), calls::at, ignoreNulls);
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
        HttpCall call = rows.create(values, RowTerms.NONE.withRepresentation(returnRepresentation));
        return calls.execute(call, reply -> rows.read(call, reply));
    }

    @Override
    public BulkWriter bulk(Verb verb, BulkOptions options) {
        RowTarget target = new RowTarget(calls.caller(), calls.connection().tables(), rows);
        return new BulkWriter(target, verb, options);
    }

    @Override
    public DataverseClient.RowSpec row(UUID id) {
        return new DefaultRowSpec(calls, rows, RowAddress.of(table, id), RowTerms.NONE);
    }

    @Override
    public DataverseClient.RowSpec row(AlternateKey key) {
        return new DefaultRowSpec(calls, rows, rows.address(key), RowTerms.NONE);
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
