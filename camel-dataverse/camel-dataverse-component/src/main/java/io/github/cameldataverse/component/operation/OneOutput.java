// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.component.operation.OperationResult.Fact;

/** The only row of a query; a second one is enough to know that there are more. */
final class OneOutput implements OutputForm {
    @Override
    public OperationResult many(FoundRows found, Function<Row, Object> shape) {
        try (Stream<Row> rows = found.atMost(2).open()) {
            List<Row> read = rows.limit(2).toList();
            if (read.size() > 1) {
                throw new ValidationException(
                        "outputType is one, but the query of table " + found.table()
                                + " finds more than one row. Narrow the filter, set top=1 with an orderBy to take the first,"
                                + " or use outputType=list.",
                        ErrorDetails.ofTable(found.table()),
                        null);
            }
            OperationResult result =
                    read.isEmpty() ? OperationResult.ofNothing() : OperationResult.of(shape.apply(read.get(0)));
            return result.with(Fact.Count, read.size());
        }
    }
}
