// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.LookupTarget;
import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.metadata.TableCatalog;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.store.RowStore;
import io.github.cameldataverse.emulator.store.StoredRow;

/**
 * Follows lookups from row to row, in both directions, while one request is answered: which rows refer to a row is found
 * out once for each relationship. Source: page "Web API Navigation Properties".
 */
public final class Relations {

    private final TableCatalog catalog;
    private final RowStore store;
    private final Map<String, Map<LookupValue, List<StoredRow>>> referring = new HashMap<>();

    /** The relationships of these tables, on these rows. */
    public Relations(TableCatalog catalog, RowStore store) {
        this.catalog = catalog;
        this.store = store;
    }

    /** The table that a lookup can refer to; 501 where the emulator does not hold its rows. */
    public TableDefinition table(String logicalName) {
        return catalog.table(logicalName)
                .orElseThrow(() -> ApiException.notEmulated("rows of the table '" + logicalName + "'"));
    }

    /** The lookup that a single-valued navigation property follows. */
    public Optional<Reference> reference(TableDefinition table, String navigation) {
        for (ColumnDefinition column : table.columns().values()) {
            List<String> tables = column.targets().stream()
                    .filter(target -> target.navigation().equals(navigation))
                    .map(LookupTarget::table)
                    .toList();
            if (!tables.isEmpty()) {
                return Optional.of(new Reference(navigation, column, tables));
            }
        }
        return Optional.empty();
    }

    /** The rows that a collection-valued navigation property leads to. */
    public Optional<RowCollection> collection(TableDefinition table, String navigation) {
        for (TableDefinition other : catalog.tables()) {
            for (ColumnDefinition column : other.columns().values()) {
                boolean refers = column.targets().stream()
                        .anyMatch(target -> target.table().equals(table.logicalName())
                                && target.relationship().equals(navigation));
                if (refers) {
                    return Optional.of(new RowCollection(navigation, table, other, column));
                }
            }
        }
        return Optional.empty();
    }

    /** The row that a lookup refers to, if it refers to one of this table. */
    public Optional<StoredRow> follow(StoredRow row, ColumnDefinition lookup, TableDefinition target) {
        return row.value(lookup.name()) instanceof LookupValue value
                        && value.table().equals(target.logicalName())
                ? store.row(target, value.id())
                : Optional.empty();
    }

    /** The rows of a collection that refer to a row, in the order of their row ids. */
    public List<StoredRow> members(StoredRow row, RowCollection collection) {
        return referring
                .computeIfAbsent(collection.from().logicalName() + "/" + collection.name(), name -> index(collection))
                .getOrDefault(collection.owner(row), List.of());
    }

    private Map<LookupValue, List<StoredRow>> index(RowCollection collection) {
        Map<LookupValue, List<StoredRow>> index = new HashMap<>();
        try (Stream<StoredRow> rows = store.rows(collection.table()).stream()) {
            rows.forEach(row -> {
                if (row.value(collection.lookup().name()) instanceof LookupValue value) {
                    index.computeIfAbsent(value, owner -> new ArrayList<>()).add(row);
                }
            });
        }
        return index;
    }
}
