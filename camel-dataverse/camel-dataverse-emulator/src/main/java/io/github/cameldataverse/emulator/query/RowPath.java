// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.store.StoredRow;
import org.jspecify.annotations.Nullable;

/**
 * A column of a row or of a row that lookups lead to: {@code primarycontactid/fullname}. Source: page "Filter rows
 * using OData" (filter by lookup property values).
 *
 * @param steps the lookups to follow; possibly none
 * @param column the column at the end
 */
public record RowPath(List<Step> steps, ColumnDefinition column) {

    /**
     * One lookup and the table that its navigation name leads to.
     *
     * @param lookup the column to follow
     * @param target the table of the row that it refers to
     */
    public record Step(ColumnDefinition lookup, TableDefinition target) {}

    /** Resolves a path against a table. */
    public static RowPath of(TableDefinition table, String path, Relations relations) {
        List<Step> steps = new ArrayList<>();
        TableDefinition at = table;
        String[] names = path.split("/", -1);
        for (int i = 0; i < names.length - 1; i++) {
            Step step = step(at, names[i], relations);
            steps.add(step);
            at = step.target();
        }
        return new RowPath(List.copyOf(steps), new TableSchema(at).byWireName(names[names.length - 1]));
    }

    /** The value for a row; null where it, or a row on the way, is missing. */
    public @Nullable Object read(StoredRow row, Relations relations) {
        Optional<StoredRow> at = Optional.of(row);
        for (Step step : steps) {
            at = at.flatMap(from -> relations.follow(from, step.lookup(), step.target()));
        }
        return at.map(end -> end.value(column.name())).orElse(null);
    }

    private static Step step(TableDefinition table, String navigation, Relations relations) {
        Reference reference =
                relations.reference(table, navigation).orElseThrow(() -> new TableSchema(table).unknown(navigation));
        return new Step(reference.lookup(), relations.table(reference.tables().get(0)));
    }
}
