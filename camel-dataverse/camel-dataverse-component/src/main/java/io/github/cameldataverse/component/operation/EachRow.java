// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.BaseStream;

import io.github.cameldataverse.client.DataverseClient;
import io.github.cameldataverse.client.model.DataverseException;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.RowOutcome;
import io.github.cameldataverse.client.model.RowsFailedException;
import io.github.cameldataverse.client.model.SavedRow;
import io.github.cameldataverse.component.operation.OperationResult.Fact;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the same with the one row of a body, or with each of many until one fails. */
final class EachRow {
    private static final Logger LOG = LoggerFactory.getLogger(EachRow.class);

    private final OperationRequest request;
    private final DataverseClient.TableSpec table;

    private EachRow(OperationRequest request) {
        this.request = request;
        this.table = request.tableSpec();
    }

    /** What is done with a row. */
    @FunctionalInterface
    interface Step {
        Done apply(Map<String, ? extends @Nullable Object> row);
    }

    /** Makes the step, once the table and the number of rows are known; what cannot work for many rows is refused here. */
    @FunctionalInterface
    interface StepFactory {
        Step create(DataverseClient.TableSpec table, boolean many);
    }

    /**
     * What became of a row.
     *
     * @param status for its outcome among many
     * @param saved what the service told
     */
    record Done(RowOutcome.Status status, SavedRow saved) {}

    /**
     * Works through the body.
     *
     * @throws RowsFailedException where one of many rows fails; the rows after it were not sent
     */
    static OperationResult of(OperationRequest request, StepFactory steps) {
        try {
            return new EachRow(request).run(steps);
        } finally {
            close(request.body());
        }
    }

    private OperationResult run(StepFactory steps) {
        BodyRows rows = BodyRows.of(request.body(), request.table());
        Step step = steps.create(table, rows.many());
        if (rows.many()) {
            List<RowOutcome> outcomes = many(rows, step);
            return OperationResult.of(outcomes)
                    .with(Fact.Table, table.definition().logicalName())
                    .with(Fact.Count, outcomes.size())
                    .with(Fact.Outcomes, outcomes);
        }
        Object element = rows.elements().next();
        return one(step.apply(BodyRows.columns(element, table.definition())).saved());
    }

    /** The result of one written row. */
    private OperationResult one(SavedRow saved) {
        return OperationResult.of(saved.isUnchanged() ? null : saved.row().orElse(null))
                .with(Fact.Table, table.definition().logicalName())
                .with(Fact.RowId, saved.id().map(Object::toString).orElse(null))
                .with(Fact.Etag, saved.row().flatMap(Row::etag).orElse(null))
                .with(Fact.Created, saved.created().orElse(null));
    }

    private List<RowOutcome> many(BodyRows rows, Step step) {
        List<RowOutcome> outcomes = new ArrayList<>();
        while (hasNext(rows.elements(), outcomes)) {
            int index = outcomes.size();
            try {
                Object element = rows.elements().next();
                Done done = step.apply(BodyRows.columns(element, table.definition()));
                outcomes.add(RowOutcome.done(index, done.saved().id().orElse(null), done.status()));
            } catch (RuntimeException failure) {
                throw failed(outcomes, failure, rows.size());
            }
        }
        return outcomes;
    }

    private boolean hasNext(Iterator<?> elements, List<RowOutcome> outcomes) {
        try {
            return elements.hasNext();
        } catch (RuntimeException failure) {
            throw failed(outcomes, failure, outcomes.size() + 1);
        }
    }

    private RowsFailedException failed(List<RowOutcome> outcomes, RuntimeException failure, int size) {
        String name = table.definition().logicalName();
        int index = outcomes.size();
        DataverseException error = failure instanceof DataverseException known
                ? known
                : new DataverseException(
                        "Row " + index + " of the body for table " + name + " could not be read: " + failure,
                        ErrorDetails.ofTable(name),
                        failure);
        outcomes.add(RowOutcome.failed(index, error));
        for (int after = index + 1; after < size; after++) {
            outcomes.add(RowOutcome.notExecuted(after));
        }
        return new RowsFailedException(name, outcomes);
    }

    private static void close(@Nullable Object body) {
        boolean isConsumed = body instanceof Iterator
                || body instanceof BaseStream
                || body instanceof InputStream
                || body instanceof Reader;
        if (isConsumed && body instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception failure) {
                // what became of the rows is known by now, and more worth than this
                LOG.warn("The body that rows were read from could not be closed", failure);
            }
        }
    }
}
