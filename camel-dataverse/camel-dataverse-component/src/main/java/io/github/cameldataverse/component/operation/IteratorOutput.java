// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import java.util.function.Function;

import io.github.cameldataverse.client.model.Row;

/** Rows that are read while the route works; how many there are is known only at the end. */
final class IteratorOutput implements OutputForm {
    @Override
    public OperationResult many(FoundRows found, Function<Row, Object> shape) {
        RowIterator rows = new RowIterator(found, shape);
        try {
            rows.awaitFirst();
            return OperationResult.of(rows);
        } catch (RuntimeException refused) {
            rows.close();
            throw refused;
        }
    }
}
