// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import java.util.Map;

import io.github.cameldataverse.client.DataverseClient;
import io.github.cameldataverse.client.bulk.NamedRow;
import io.github.cameldataverse.client.bulk.RowOutcomes;
import io.github.cameldataverse.client.bulk.Verb;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.SavedRow;
import io.github.cameldataverse.client.odata.Query;
import io.github.cameldataverse.client.row.RowTerms;
import io.github.cameldataverse.component.operation.OperationResult.Fact;
import org.jspecify.annotations.Nullable;

/** Does the same with the one row of a body, or with each of many. */
final class EachRow {
    private final OperationRequest request;
    private final DataverseClient.TableSpec table;

    private EachRow(OperationRequest request) {
        this.request = request;
        this.table = request.tableSpec();
    }

    /** What is done with the row of a body that holds one. */
    @FunctionalInterface
    interface Step {
        SavedRow apply(DataverseClient.TableSpec table, Map<String, ? extends @Nullable Object> row);
    }

    /** Works through the body: one row at once, many when the output takes their outcomes. */
    static OperationResult of(OperationRequest request, Verb verb, Step step) {
        boolean isLeftOpen = false;
        try {
            OperationResult result = new EachRow(request).run(verb, step);
            isLeftOpen = result.body() instanceof WrittenRows;
            return result;
        } finally {
            if (!isLeftOpen) {
                BodyRows.close(request.body());
            }
        }
    }

    private OperationResult run(Verb verb, Step step) {
        BodyRows rows = BodyRows.of(request.body(), request.table());
        if (rows.many()) {
            String name = table.definition().logicalName();
            return OperationResult.of(new WrittenRows(name, many(verb, rows), request.body()));
        }
        Object element = rows.elements().next();
        return one(step.apply(table, BodyRows.columns(element, table.definition())));
    }

    /** The result of one written row. */
    private OperationResult one(SavedRow saved) {
        return OperationResult.of(saved.isUnchanged() ? null : saved.row().orElse(null))
                .with(Fact.Table, table.definition().logicalName())
                .with(Fact.RowId, saved.id().map(Object::toString).orElse(null))
                .with(Fact.Etag, saved.row().flatMap(Row::etag).orElse(null))
                .with(Fact.Created, saved.created().orElse(null));
    }

    private RowOutcomes many(Verb verb, BodyRows rows) {
        RowNames names = verb == Verb.CREATE ? null : new RowNames(request, table, true);
        return table.bulk(verb, request.rows().bulk()).on(terms(verb)).write(rows.elements(), rows.size(), element -> {
            Map<String, ? extends @Nullable Object> row = BodyRows.columns(element, table.definition());
            return names == null ? NamedRow.of(row) : names.named(row);
        });
    }

    private RowTerms terms(Verb verb) {
        RowOptions.Writing writing = request.rows().writing();
        RowOptions.Conditions conditions = verb == Verb.CREATE
                ? RowOptions.Conditions.NONE
                : request.rows().conditions();
        return new RowTerms(
                conditions.ifMatch(),
                conditions.ifNoneMatch(),
                writing.onlyChanged(),
                writing.returnRepresentation() && verb != Verb.DELETE,
                Query.ALL.withSelect(
                        table.definition().wireNames(request.query().select())));
    }
}
