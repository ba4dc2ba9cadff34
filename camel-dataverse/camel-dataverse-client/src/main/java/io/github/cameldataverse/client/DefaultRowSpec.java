// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.github.cameldataverse.client.connection.Connection;
import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.model.AlternateKey;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.SavedRow;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.odata.ODataPath;
import io.github.cameldataverse.client.odata.Query;
import io.github.cameldataverse.client.odata.RowReader;
import io.github.cameldataverse.client.odata.RowWriter;
import org.jspecify.annotations.Nullable;

/** A row of a table, named by id or alternate key. */
final class DefaultRowSpec implements DataverseClient.RowSpec {
    private final Connection connection;
    private final TableDefinition table;
    private final Address address;
    private final Conditions conditions;
    private final boolean returnRepresentation;
    private final List<String> select;

    /**
     * How the row is named.
     *
     * @param path relative to the service root
     * @param label for errors
     * @param columns columns that the path holds, which a body need not repeat
     */
    private record Address(String path, String label, Set<String> columns) {}

    /** Under which conditions it is read or written. */
    private record Conditions(
            @Nullable String ifMatch, @Nullable String ifNoneMatch) {}

    private DefaultRowSpec(
            Connection connection, TableDefinition table, Address address, Conditions conditions, Result result) {
        this.connection = connection;
        this.table = table;
        this.address = address;
        this.conditions = conditions;
        this.returnRepresentation = result.wanted;
        this.select = result.columns;
    }

    /** What comes back. */
    private record Result(boolean wanted, List<String> columns) {
        static final Result NOTHING = new Result(false, List.of());
    }

    static DefaultRowSpec of(Connection connection, TableDefinition table, UUID id) {
        Address address = new Address(ODataPath.row(table, id), id.toString(), Set.of(table.primaryId()));
        return new DefaultRowSpec(connection, table, address, new Conditions(null, null), Result.NOTHING);
    }

    static DefaultRowSpec of(Connection connection, TableDefinition table, AlternateKey key) {
        Set<String> columns = new HashSet<>(key.values().keySet());
        columns.add(table.primaryId());
        Address address = new Address(ODataPath.row(table, key), key.toString(), columns);
        return new DefaultRowSpec(connection, table, address, new Conditions(null, null), Result.NOTHING);
    }

    @Override
    public DataverseClient.RowSpec ifMatch(@Nullable String etag) {
        return with(new Conditions(etag, conditions.ifNoneMatch), new Result(returnRepresentation, select));
    }

    @Override
    public DataverseClient.RowSpec ifNoneMatch(@Nullable String etag) {
        return with(new Conditions(conditions.ifMatch, etag), new Result(returnRepresentation, select));
    }

    @Override
    public DataverseClient.RowSpec returnRepresentation(boolean wanted) {
        return with(conditions, new Result(wanted, select));
    }

    @Override
    public DataverseClient.RowSpec select(List<String> columns) {
        return with(conditions, new Result(returnRepresentation, table.wireNames(columns)));
    }

    private DefaultRowSpec with(Conditions newConditions, Result result) {
        return new DefaultRowSpec(connection, table, address, newConditions, result);
    }

    @Override
    public Row retrieve() {
        HttpCall call = call("GET", Query.ALL.withSelect(select).toQueryString(), conditions);
        return connection.pipeline().execute(call, reply -> RowReader.readRow(table, reply.body()));
    }

    @Override
    public SavedRow update(Map<String, ? extends @Nullable Object> values) {
        // without a condition a PATCH would create the row if it is gone
        String ifMatch = conditions.ifMatch == null ? "*" : conditions.ifMatch;
        return patch(values, new Conditions(ifMatch, conditions.ifNoneMatch));
    }

    @Override
    public SavedRow upsert(Map<String, ? extends @Nullable Object> values) {
        return patch(values, conditions);
    }

    @Override
    public void delete() {
        connection.pipeline().execute(call("DELETE", "", conditions)).close();
    }

    private SavedRow patch(Map<String, ? extends @Nullable Object> values, Conditions when) {
        String options = returnRepresentation ? Query.ALL.withSelect(select).toQueryString() : "";
        byte[] body = RowWriter.write(table, values, address.columns);
        return new RowWrites(connection, table).send(call("PATCH", options, when), body, returnRepresentation);
    }

    private HttpCall call(String method, String options, Conditions when) {
        URI uri = connection.serviceRoot().resolve(address.path + options);
        HttpCall call = HttpCall.of(method, uri).about(table.logicalName(), address.label);
        if (when.ifMatch != null) {
            call = call.withHeader("If-Match", when.ifMatch);
        }
        return when.ifNoneMatch == null ? call : call.withHeader("If-None-Match", when.ifNoneMatch);
    }
}
