// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import java.util.function.Function;

import io.github.cameldataverse.client.model.Row;

/** How rows become a body. Stateless and thread-safe. */
interface OutputForm {
    /** The body of a query's rows. Those it opens it closes, unless the body itself is to be closed. */
    OperationResult many(FoundRows rows, Function<Row, Object> shape);

    /** The body of the one row of an operation. */
    default Object single(Row row, Function<Row, Object> shape) {
        return shape.apply(row);
    }
}
