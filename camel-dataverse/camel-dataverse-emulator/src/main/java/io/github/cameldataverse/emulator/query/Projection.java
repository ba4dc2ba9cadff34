// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.query;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.ColumnType;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.ApiException;
import org.jspecify.annotations.Nullable;

/**
 * The columns of an answer: what {@code $select} names and what the service adds to it (the row id, the currency of
 * money, the composite of an address). Source: page "Select columns using OData".
 *
 * @param columns in the order of the answer
 * @param context the list for {@code @odata.context}, with parentheses; empty without {@code $select}
 */
public record Projection(List<ColumnDefinition> columns, String context) {

    /** Parses a {@code $select}; null or empty text means every column. */
    public static Projection of(TableDefinition table, @Nullable String select) {
        if (select == null || select.isBlank()) {
            // images are heavy: only a request that names them gets them
            List<ColumnDefinition> all = table.columns().values().stream()
                    .filter(column -> column.type() != ColumnType.IMAGE)
                    .toList();
            return new Projection(all, "");
        }
        TableSchema schema = new TableSchema(table);
        Set<ColumnDefinition> columns = new LinkedHashSet<>();
        // samples of the documentation end a list with a comma
        for (String name : select.strip().replaceFirst(",$", "").split(",", -1)) {
            if (name.strip().equals("*")) {
                throw ApiException.notEmulated("$select=*");
            }
            columns.add(schema.byAnyName(name.strip()));
        }
        String context = columns.stream()
                .map(ColumnDefinition::wireName)
                .reduce((a, b) -> a + "," + b)
                .orElse("");
        for (ColumnDefinition column : List.copyOf(columns)) {
            columns.addAll(table.alsoSelects(column));
        }
        table.column(table.primaryId()).ifPresent(columns::add);
        table.column(table.keyProperty()).ifPresent(columns::add);
        return new Projection(List.copyOf(columns), "(" + context + ")");
    }

    /** These columns and some more, in a context that also names what is expanded; an empty text for nothing. */
    public Projection with(Collection<ColumnDefinition> more, String expanded) {
        Set<ColumnDefinition> all = new LinkedHashSet<>(columns);
        all.addAll(more);
        String selected = context.isEmpty() ? "" : context.substring(1, context.length() - 1);
        String separator = selected.isEmpty() || expanded.isEmpty() ? "" : ",";
        String names = selected + separator + expanded;
        return new Projection(List.copyOf(all), names.isEmpty() ? "" : "(" + names + ")");
    }
}
