// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.ColumnType;
import io.github.cameldataverse.emulator.metadata.LookupTarget;
import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.metadata.ManyToMany;
import io.github.cameldataverse.emulator.metadata.TableCatalog;
import io.github.cameldataverse.emulator.metadata.TableDefinition;

/**
 * What the delete of a row means for the rows that refer to it: they go too, lose their lookup, or forbid it. It is
 * planned as a whole before anything changes. Source: page "Table relationship behavior".
 */
final class Cascade {

    private final TableCatalog catalog;
    private final Function<TableDefinition, Collection<StoredRow>> rows;
    private final Set<LookupValue> doomed = new LinkedHashSet<>();
    private final Map<LookupValue, Set<String>> unlinked = new LinkedHashMap<>();
    private final Map<LookupValue, RefusedRowException> refusals = new LinkedHashMap<>();

    /** The plan for one row; {@code rows} gives the rows that can refer to others. */
    Cascade(TableCatalog catalog, Function<TableDefinition, Collection<StoredRow>> rows, LookupValue deleted) {
        this.catalog = catalog;
        Map<TableDefinition, Collection<StoredRow>> copies = new HashMap<>();
        this.rows = table -> copies.computeIfAbsent(table, rows);
        doom(deleted);
        unlinked.keySet().removeAll(doomed);
        refusals.keySet().removeAll(doomed);
    }

    /** The row itself first, then those that go with it. */
    Set<LookupValue> doomed() {
        return doomed;
    }

    /** The rows that stay, and the lookups that they lose. */
    Map<LookupValue, Set<String>> unlinked() {
        return unlinked;
    }

    /** Throws what one of the rows that would stay has against the delete. */
    void requireAllowed() {
        refusals.values().stream().findFirst().ifPresent(refusal -> {
            throw refusal;
        });
    }

    private void doom(LookupValue gone) {
        if (!doomed.add(gone)) {
            return;
        }
        for (TableDefinition table : catalog.tables()) {
            for (ColumnDefinition column : table.columns().values()) {
                for (LookupTarget target : column.targets()) {
                    if (target.table().equals(gone.table())) {
                        release(table, column, target, gone);
                    }
                }
            }
        }
        catalog.manyToMany().forEach(relationship -> separate(relationship, gone));
    }

    /** Links of a many-to-many relationship end with either of their rows. */
    private void separate(ManyToMany relationship, LookupValue gone) {
        TableDefinition table = catalog.table(relationship.intersect()).orElseThrow();
        for (ManyToMany.Side side : List.of(relationship.first(), relationship.second())) {
            if (side.table().equals(gone.table())) {
                rows.apply(table).stream()
                        .filter(row -> gone.id().equals(row.value(side.column())))
                        .forEach(row -> doom(new LookupValue(table.logicalName(), row.id())));
            }
        }
    }

    private void release(TableDefinition table, ColumnDefinition column, LookupTarget target, LookupValue gone) {
        for (StoredRow row : rows.apply(table)) {
            if (!gone.equals(row.value(column.name()))) {
                continue;
            }
            LookupValue referring = new LookupValue(table.logicalName(), row.id());
            if (target.onDelete().equals("Cascade")) {
                doom(referring);
                continue;
            }
            unlinked.computeIfAbsent(referring, key -> new LinkedHashSet<>()).add(column.name());
            if (column.type() == ColumnType.OWNER) {
                refusals.put(referring, RefusedRowException.ownsRows(gone.table()));
            } else if (target.onDelete().equals("Restrict")) {
                refusals.put(referring, RefusedRowException.referredTo(table, column.name()));
            }
        }
    }
}
