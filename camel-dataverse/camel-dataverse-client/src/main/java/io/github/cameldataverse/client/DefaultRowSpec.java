// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.model.DataverseException;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.RowRef;
import io.github.cameldataverse.client.model.SavedRow;
import io.github.cameldataverse.client.odata.Annotations;
import io.github.cameldataverse.client.odata.RowReader;
import io.github.cameldataverse.client.row.RowAddress;
import io.github.cameldataverse.client.row.RowCalls;
import io.github.cameldataverse.client.row.RowLinks;
import io.github.cameldataverse.client.row.RowTerms;
import org.jspecify.annotations.Nullable;

/** A row of a table, named by id or alternate key. */
final class DefaultRowSpec implements DataverseClient.RowSpec {
    private final Calls calls;
    private final RowCalls rows;
    private final RowAddress address;
    private final RowTerms terms;

    DefaultRowSpec(Calls calls, RowCalls rows, RowAddress address, RowTerms terms) {
        this.calls = calls;
        this.rows = rows;
        this.address = address;
        this.terms = terms;
    }

    @Override
    public DataverseClient.RowSpec ifMatch(@Nullable String etag) {
        return with(terms.withIfMatch(etag));
    }

    @Override
    public DataverseClient.RowSpec ifNoneMatch(@Nullable String etag) {
        return with(terms.withIfNoneMatch(etag));
    }

    @Override
    public DataverseClient.RowSpec onlyChanged(boolean wanted) {
        return with(terms.withOnlyChanged(wanted));
    }

    @Override
    public DataverseClient.RowSpec returnRepresentation(boolean wanted) {
        return with(terms.withRepresentation(wanted));
    }

    @Override
    public DataverseClient.RowSpec select(List<String> columns) {
        return with(terms.withQuery(terms.query().withSelect(rows.table().wireNames(columns))));
    }

    @Override
    public DataverseClient.RowSpec annotations(Annotations wanted) {
        return with(terms.withQuery(terms.query().withAnnotations(wanted)));
    }

    private DefaultRowSpec with(RowTerms newTerms) {
        return new DefaultRowSpec(calls, rows, address, newTerms);
    }

    @Override
    public Row retrieve() {
        String table = rows.table().logicalName();
        return retrieveIfChanged()
                .orElseThrow(() -> new DataverseException(
                        "Row " + address.label() + " of table " + table
                                + " still has the ETag of ifNoneMatch, so that it was not sent. Use retrieveIfChanged, or"
                                + " leave ifNoneMatch out.",
                        new ErrorDetails(304, null, null, table, address.label()),
                        null));
    }

    @Override
    public Optional<Row> retrieveIfChanged() {
        return calls.execute(
                rows.retrieve(address, terms),
                reply -> reply.status() == 304
                        ? Optional.empty()
                        : Optional.of(RowReader.readRow(rows.table(), reply.body())));
    }

    @Override
    public SavedRow update(Map<String, ? extends @Nullable Object> values) {
        Optional<HttpCall> call = rows.update(address, values, terms);
        if (call.isEmpty() && values instanceof Row row) {
            return SavedRow.unchanged(row);
        }
        return send(call.orElseThrow());
    }

    @Override
    public SavedRow upsert(Map<String, ? extends @Nullable Object> values) {
        return send(rows.upsert(address, values, terms));
    }

    @Override
    public void delete() {
        calls.execute(rows.delete(address, terms), reply -> reply.status());
    }

    @Override
    public void associate(String relationship, RowRef other) {
        calls.execute(links().associate(address, relationship, other), reply -> reply.status());
    }

    @Override
    public void disassociate(String relationship, @Nullable RowRef other) {
        calls.execute(links().disassociate(address, relationship, other), reply -> reply.status());
    }

    private RowLinks links() {
        return new RowLinks(rows.table(), calls.connection().tables(), calls::at);
    }

    private SavedRow send(HttpCall call) {
        return calls.execute(call, reply -> rows.read(call, reply));
    }
}
