// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.store;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.LookupTarget;
import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.metadata.ManyToMany;
import io.github.cameldataverse.emulator.metadata.TableDefinition;

/**
 * What deleting a row does to the rows that refer to it: they go too, lose their lookup, or forbid it. Source: page
 * "Configure table relationship cascading behavior".
 */
final class RowDeletion {

    private static final String CASCADE = "Cascade";
    private static final String RESTRICT = "Restrict";

    private final RowStore store;
    private final Set<LookupValue> going = new LinkedHashSet<>();

    /** One column of another table that refers to the table of a row. */
    private record Reference(TableDefinition table, ColumnDefinition column, LookupTarget target) {}

    RowDeletion(RowStore store) {
        this.store = store;
    }

    /**
     * Deletes a row and what goes with it.
     *
     * @throws RefusedRowException if a row that stays forbids it
     */
    void delete(TableDefinition table, StoredRow row) {
        LookupValue gone = new LookupValue(table.logicalName(), row.id());
        if (!going.add(gone)) {
            return;
        }
        List<Reference> references = references(table);
        references.forEach(reference -> refuse(reference, gone));
        store.remove(table, row.id());
        references.forEach(reference -> unlink(reference, gone));
        store.catalog().manyToMany().forEach(relationship -> unlink(relationship, gone));
    }

    private void unlink(ManyToMany relationship, LookupValue gone) {
        for (ManyToMany.Side side : List.of(relationship.first(), relationship.second())) {
            if (side.table().equals(gone.table())) {
                store.catalog().table(relationship.intersect()).ifPresent(table -> store.stored(table).stream()
                        .filter(row -> gone.id().equals(row.value(side.column())))
                        .forEach(row -> store.delete(table, row.id())));
            }
        }
    }

    private List<Reference> references(TableDefinition table) {
        return store.catalog().tables().stream()
                .flatMap(other -> other.columns().values().stream().flatMap(column -> column.targets().stream()
                        .filter(target -> target.table().equals(table.logicalName()))
                        .map(target -> new Reference(other, column, target))))
                .toList();
    }

    private void refuse(Reference reference, LookupValue gone) {
        if (reference.target.onDelete().equals(RESTRICT)
                && referring(reference, gone).stream()
                        .anyMatch(row -> !going.contains(new LookupValue(reference.table.logicalName(), row.id())))) {
            throw RefusedRowException.stillReferred(gone.table(), reference.table.logicalName());
        }
    }

    private void unlink(Reference reference, LookupValue gone) {
        for (StoredRow listed : referring(reference, gone)) {
            // an earlier cascade may have changed or removed the row since it was listed
            StoredRow row = store.row(reference.table, listed.id()).orElse(null);
            if (row == null || !gone.equals(row.value(reference.column.name()))) {
                continue;
            }
            if (reference.target.onDelete().equals(CASCADE)) {
                delete(reference.table, row);
            } else {
                store.update(reference.table, row, new RowChange(Map.of(), Set.of(reference.column.name())));
            }
        }
    }

    private List<StoredRow> referring(Reference reference, LookupValue gone) {
        // synthetic rows refer to nothing but the user and the currency of the environment
        return store.stored(reference.table).stream()
                .filter(row -> gone.equals(row.value(reference.column.name())))
                .toList();
    }
}
