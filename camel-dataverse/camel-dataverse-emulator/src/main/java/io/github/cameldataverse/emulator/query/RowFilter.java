// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.query;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.FilterOption;
import io.github.cameldataverse.emulator.odata.filter.Filter;
import io.github.cameldataverse.emulator.odata.filter.FilterContext;
import io.github.cameldataverse.emulator.odata.filter.FilterSchema;
import io.github.cameldataverse.emulator.store.StoredRow;
import org.jspecify.annotations.Nullable;

/** A {@code $filter} on the rows of a table. Source: page "Filter rows using OData". */
public final class RowFilter implements Predicate<StoredRow> {

    /** Section "Condition limits" of the page. */
    private static final int MOST_CONDITIONS = 500;

    private final Map<String, RowPath> paths = new HashMap<>();
    private final Relations relations;
    private final @Nullable Filter filter;

    /** Parses a filter; null lets every row through. */
    public RowFilter(TableDefinition table, @Nullable String text, Relations relations, FilterContext context) {
        this.relations = relations;
        this.filter = text == null ? null : FilterOption.parse(text, schema(table), context);
    }

    @Override
    public boolean test(StoredRow row) {
        return filter == null || filter.matches(name -> read(row, name));
    }

    private @Nullable Object read(StoredRow row, String name) {
        RowPath path = paths.get(name);
        if (path == null) {
            throw new IllegalStateException("The filter reads '" + name + "' without having asked for its type");
        }
        return path.read(row, relations);
    }

    private FilterSchema schema(TableDefinition table) {
        return new FilterSchema() {
            @Override
            public String typeOf(String property) {
                return paths.computeIfAbsent(property, name -> RowPath.of(table, name, relations))
                        .column()
                        .type()
                        .edmType();
            }

            @Override
            public String propertyOf(String column) {
                return column.contains("/")
                        ? column
                        : new TableSchema(table).byAnyName(column).wireName();
            }

            @Override
            public int mostConditions() {
                return MOST_CONDITIONS;
            }
        };
    }
}
