// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata.value;

import java.util.List;

import io.github.cameldataverse.client.model.Choice;
import io.github.cameldataverse.client.model.ColumnDefinition;
import io.github.cameldataverse.client.model.ColumnLimits;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.model.ValidationException;

/**
 * The place a value goes to.
 *
 * @param table its table
 * @param column its column
 * @param definitions what else can be known of them
 */
public record Slot(TableDefinition table, ColumnDefinition column, Definitions definitions) {
    ColumnLimits limits() {
        return definitions.limits(table, column);
    }

    List<Choice> choices() {
        return definitions.choices(table, column);
    }

    /** An error about the value; the text goes on from "Column name of table account ". */
    public ValidationException refused(String what) {
        return ValidationException.ofColumn(table.logicalName(), column.logicalName(), what);
    }

    /** An error about the type of the value. */
    ValidationException wrongType(Object value, String wanted) {
        String shape = value instanceof CharSequence text
                ? "got a text of " + text.length() + " characters that cannot be read as such"
                : "got a value of type " + value.getClass().getName();
        return refused("takes " + wanted + ", but " + shape + ".");
    }
}
