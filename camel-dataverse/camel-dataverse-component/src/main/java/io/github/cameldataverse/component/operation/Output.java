// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import java.util.Map;

import io.github.cameldataverse.client.model.Row;
import org.jspecify.annotations.Nullable;

/**
 * In what form rows leave an endpoint.
 *
 * @param type how many, and in what they stand
 * @param rowClass what each row is made, or null for {@link Row}
 */
public record Output(OutputType type, @Nullable Class<?> rowClass) {

    /**
     * A result with its row or rows in this form; anything else is left alone.
     *
     * @throws io.github.cameldataverse.client.model.DataverseException where they cannot be read or have another form
     */
    OperationResult shape(OperationResult result) {
        if (result.body() instanceof FoundRows rows) {
            OperationResult shaped = type.form().many(rows, this::shape);
            for (Map.Entry<OperationResult.Fact, Object> fact : result.facts().entrySet()) {
                shaped = shaped.with(fact.getKey(), fact.getValue());
            }
            return shaped;
        }
        if (result.body() instanceof WrittenRows rows) {
            return type == OutputType.iterator ? rows.streamed() : rows.all();
        }
        return result.body() instanceof Row row ? result.withBody(type.form().single(row, this::shape)) : result;
    }

    /**
     * One row in this form.
     *
     * @throws io.github.cameldataverse.client.model.ValidationException where it cannot be made one of the class
     */
    public Object shape(Row row) {
        return rowClass == null ? row : RowBeans.bean(row, rowClass);
    }
}
