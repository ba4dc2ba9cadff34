// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fetchxml.run;

import java.math.BigDecimal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;

/**
 * A value of the answer; missing values have none.
 *
 * @param name its name in the answer
 * @param value as it is stored, or as it is calculated
 * @param column the column that it is a value of, or that says how to format it
 */
public record Cell(String name, Object value, ColumnDefinition column) {

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
