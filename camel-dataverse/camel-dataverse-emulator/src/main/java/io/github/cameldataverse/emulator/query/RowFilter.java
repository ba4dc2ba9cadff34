// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.query;

import java.util.function.Predicate;

import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.FilterOption;
import io.github.cameldataverse.emulator.odata.filter.Filter;
import io.github.cameldataverse.emulator.odata.filter.FilterContext;
import io.github.cameldataverse.emulator.store.StoredRow;
import org.jspecify.annotations.Nullable;

/** A {@code $filter} on the rows of a table. Source: page "Filter rows using OData". */
public final class RowFilter implements Predicate<StoredRow> {

    private final RowSchema schema;
    private final @Nullable Filter filter;

    /** Parses a filter; null lets every row through. */
    public RowFilter(TableDefinition table, @Nullable String text, Relations relations, FilterContext context) {
        this.schema = new RowSchema(table, relations);
        this.filter = text == null ? null : FilterOption.parse(text, schema, context);
    }

    @Override
    public boolean test(StoredRow row) {
        return filter == null || filter.matches(schema.of(row));
    }
}
