// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.component.operation.OperationResult.Fact;

/** All rows in a list. */
final class ListOutput implements OutputForm {
    @Override
    public OperationResult many(FoundRows found, Function<Row, Object> shape) {
        try (Stream<Row> rows = found.open()) {
            List<Object> all = rows.map(shape).toList();
            return OperationResult.of(all).with(Fact.Count, all.size());
        }
    }
}
