// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fetchxml.run;

import java.math.BigDecimal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.store.StoredRow;

/**
 * A value of the answer; missing values have none.
 *
 * @param name its name in the answer
 * @param value as it is stored, or as it is calculated
 * @param column the column that it is a value of, or that says how to format it
 * @param row the row that it is a value of, whose currency money has; one without values for what is aggregated
 */
public record Cell(String name, Object value, ColumnDefinition column, StoredRow row) {

    /** The value as it travels. */
    public JsonNode json() {
        if (value instanceof Integer || value instanceof Long) {
            return LongNode.valueOf(((Number) value).longValue());
        }
        return value instanceof BigDecimal number
                ? DecimalNode.valueOf(number)
                : column.type().toJson(value);
    }
}
