// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fetchxml.run;

import io.github.cameldataverse.emulator.metadata.Choice;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.ColumnType;
import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.odata.filter.ValueOrder;
import io.github.cameldataverse.emulator.query.LookupNames;
import org.jspecify.annotations.Nullable;

/**
 * What values sort by: a lookup by the name of its row, a choice by its label unless integers are asked for. Source:
 * page "Order rows using FetchXml".
 *
 * @param names the names of lookups
 * @param raw whether choices sort by their integers
 */
public record SortValues(LookupNames names, boolean raw) {

    @Nullable
    Object of(ColumnDefinition column, @Nullable Object value) {
        if (value instanceof LookupValue lookup) {
            return names.nameOf(lookup);
        }
        if (value == null || raw || !column.type().isChoice()) {
            return value;
        }
        return column.choice((Integer) value).map(Choice::label).orElseGet(value::toString);
    }

    /** The type of what a column sorts by. */
    ColumnType type(ColumnDefinition column) {
        boolean text = column.type().isLookup() || (column.type().isChoice() && !raw);
        return text ? ColumnType.STRING : column.type();
    }

    /** Nothing comes before something. */
    static int compare(@Nullable Object left, @Nullable Object right, boolean descending) {
        int order = left == null || right == null
                ? Boolean.compare(left != null, right != null)
                : ValueOrder.compare(left, right);
        return descending ? -order : order;
    }
}
