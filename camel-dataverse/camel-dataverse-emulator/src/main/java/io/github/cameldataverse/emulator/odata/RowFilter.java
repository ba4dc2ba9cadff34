// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.store.StoredRow;
import org.jspecify.annotations.Nullable;

/** A {@code $filter} on the rows of a table. */
public final class RowFilter implements Predicate<StoredRow> {

    private final Map<String, String> columnOfWireName = new HashMap<>();
    private final @Nullable Filter filter;

    /** Parses a filter; null lets every row through. */
    public RowFilter(TableDefinition table, @Nullable String text) {
        for (ColumnDefinition column : table.columns().values()) {
            columnOfWireName.put(column.wireName(), column.name());
        }
        filter = text == null ? null : Filter.parse(text, new TableSchema(table));
    }

    @Override
    public boolean test(StoredRow row) {
        return filter == null || filter.matches(name -> row.value(columnOfWireName.getOrDefault(name, name)));
    }
}
