// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.model.AlternateKey;
import io.github.cameldataverse.client.model.DataverseException;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.SavedRow;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.client.odata.Annotations;
import io.github.cameldataverse.client.odata.ODataPath;
import io.github.cameldataverse.client.odata.Query;
import io.github.cameldataverse.client.odata.RowReader;
import io.github.cameldataverse.client.odata.WriteMode;
import org.jspecify.annotations.Nullable;

/** A row of a table, named by id or alternate key. */
final class DefaultRowSpec implements DataverseClient.RowSpec {
    private final RowWrites writes;
    private final TableDefinition table;
    private final Address address;
    private final Conditions conditions;
    private final Result result;

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
            @Nullable String ifMatch, @Nullable String ifNoneMatch, boolean onlyChanged) {
        static final Conditions NONE = new Conditions(null, null, false);
    }

    /** What comes back. */
    private record Result(boolean wanted, Query query) {
        static final Result NOTHING = new Result(false, Query.ALL);
    }

    private DefaultRowSpec(RowWrites writes, Address address, Conditions conditions, Result result) {
        this.writes = writes;
        this.table = writes.table();
        this.address = address;
        this.conditions = conditions;
        this.result = result;
    }

    static DefaultRowSpec of(RowWrites writes, UUID id) {
        TableDefinition table = writes.table();
        Address address = new Address(ODataPath.row(table, id), id.toString(), Set.of(table.primaryId()));
        return new DefaultRowSpec(writes, address, Conditions.NONE, Result.NOTHING);
    }

    static DefaultRowSpec of(RowWrites writes, AlternateKey key) {
        TableDefinition table = writes.table();
        Set<String> columns = new HashSet<>(key.values().keySet());
        columns.add(table.primaryId());
        Address address = new Address(ODataPath.row(table, key), key.toString(), columns);
        return new DefaultRowSpec(writes, address, Conditions.NONE, Result.NOTHING);
    }

    @Override
    public DataverseClient.RowSpec ifMatch(@Nullable String etag) {
        return with(new Conditions(etag, conditions.ifNoneMatch, conditions.onlyChanged), result);
    }

    @Override
    public DataverseClient.RowSpec ifNoneMatch(@Nullable String etag) {
        return with(new Conditions(conditions.ifMatch, etag, conditions.onlyChanged), result);
    }

    @Override
    public DataverseClient.RowSpec onlyChanged(boolean wanted) {
        return with(new Conditions(conditions.ifMatch, conditions.ifNoneMatch, wanted), result);
    }

    @Override
    public DataverseClient.RowSpec returnRepresentation(boolean wanted) {
        return with(conditions, new Result(wanted, result.query));
    }

    @Override
    public DataverseClient.RowSpec select(List<String> columns) {
        return with(conditions, new Result(result.wanted, result.query.withSelect(table.wireNames(columns))));
    }

    @Override
    public DataverseClient.RowSpec annotations(Annotations wanted) {
        return with(conditions, new Result(result.wanted, result.query.withAnnotations(wanted)));
    }

    private DefaultRowSpec with(Conditions newConditions, Result newResult) {
        return new DefaultRowSpec(writes, address, newConditions, newResult);
    }

    @Override
    public Row retrieve() {
        return retrieveIfChanged()
                .orElseThrow(() -> new DataverseException(
                        "Row " + address.label + " of table " + table.logicalName()
                                + " still has the ETag of ifNoneMatch, so that it was not sent. Use retrieveIfChanged, or"
                                + " leave ifNoneMatch out.",
                        new ErrorDetails(304, null, null, table.logicalName(), address.label),
                        null));
    }

    @Override
    public Optional<Row> retrieveIfChanged() {
        HttpCall call = preferring(
                call("GET", result.query.toQueryString(), conditions),
                result.query.annotations().preferences());
        return writes.calls()
                .execute(
                        call,
                        reply -> reply.status() == 304
                                ? Optional.empty()
                                : Optional.of(RowReader.readRow(table, reply.body())));
    }

    @Override
    public SavedRow update(Map<String, ? extends @Nullable Object> values) {
        Optional<byte[]> body = writes.body(
                values, address.columns, new WriteMode(WriteMode.Purpose.UPDATE, false, conditions.onlyChanged));
        if (body.isEmpty() && values instanceof Row row) {
            return SavedRow.unchanged(row);
        }
        // without a condition a PATCH would create the row if it is gone
        String ifMatch = conditions.ifMatch == null ? "*" : conditions.ifMatch;
        return patch(body.orElseThrow(), new Conditions(ifMatch, conditions.ifNoneMatch, false));
    }

    @Override
    public SavedRow upsert(Map<String, ? extends @Nullable Object> values) {
        if (conditions.onlyChanged) {
            throw new ValidationException(
                    "onlyChanged cannot go with an upsert (table " + table.logicalName()
                            + "): a row that is gone would be created with the changed columns only. Use update, or leave"
                            + " onlyChanged out.",
                    ErrorDetails.ofTable(table.logicalName()),
                    null);
        }
        byte[] body = writes.body(values, address.columns, WriteMode.of(WriteMode.Purpose.UPSERT))
                .orElseThrow();
        return patch(body, conditions);
    }

    @Override
    public void delete() {
        writes.calls().execute(call("DELETE", "", conditions), reply -> reply.status());
    }

    private SavedRow patch(byte[] body, Conditions when) {
        List<String> preferences = new ArrayList<>();
        if (result.wanted) {
            preferences.add(RowWrites.REPRESENTATION);
            preferences.addAll(result.query.annotations().preferences());
        }
        String options = result.wanted ? result.query.toQueryString() : "";
        return writes.send(call("PATCH", options, when), body, preferences);
    }

    private HttpCall call(String method, String options, Conditions when) {
        HttpCall call = HttpCall.of(method, writes.calls().at(address.path + options))
                .about(table.logicalName(), address.label);
        if (when.ifMatch != null) {
            call = call.withHeader("If-Match", when.ifMatch);
        }
        return when.ifNoneMatch == null ? call : call.withHeader("If-None-Match", when.ifNoneMatch);
    }

    private static HttpCall preferring(HttpCall call, List<String> preferences) {
        return preferences.isEmpty() ? call : call.withHeader("Prefer", String.join(",", preferences));
    }
}
