// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import java.util.function.Function;
import java.util.stream.Stream;

import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.component.operation.OperationResult.Fact;

/** All rows as the text of a JSON array. */
final class JsonOutput implements OutputForm {
    @Override
    public OperationResult many(FoundRows found, Function<Row, Object> shape) {
        StringBuilder text = new StringBuilder("[");
        try (Stream<Row> rows = found.open()) {
            int count = 0;
            for (Row row : (Iterable<Row>) rows::iterator) {
                text.append(count++ == 0 ? "" : ",").append(single(row, shape));
            }
            return OperationResult.of(text.append(']').toString()).with(Fact.Count, count);
        }
    }

    @Override
    public Object single(Row row, Function<Row, Object> shape) {
        return RowBeans.json(shape.apply(row));
    }
}
