// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.metadata.Navigation;
import io.github.cameldataverse.emulator.metadata.Navigation.ToEach;
import io.github.cameldataverse.emulator.metadata.Navigation.ToMany;
import io.github.cameldataverse.emulator.metadata.Navigation.ToOne;
import io.github.cameldataverse.emulator.metadata.TableCatalog;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.store.RowStore;
import io.github.cameldataverse.emulator.store.StoredRow;

/**
 * Follows relationships from row to row, in both directions, while one request is answered: which rows belong to a row is
 * found out once for each collection. Source: page "Web API Navigation Properties".
 */
public final class Relations {

    private final TableCatalog catalog;
    private final RowStore store;
    private final Map<String, Map<UUID, List<StoredRow>>> collections = new HashMap<>();

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
    public Optional<Reference> reference(TableDefinition table, String name) {
        return Navigation.of(catalog, table, name)
                .filter(ToOne.class::isInstance)
                .map(ToOne.class::cast)
                .map(one -> new Reference(name, one.column(), one.tables()));
    }

    /** The rows that a collection-valued navigation property leads to. */
    public Optional<RowCollection> collection(TableDefinition table, String name) {
        Navigation navigation = Navigation.of(catalog, table, name).orElse(null);
        if (navigation instanceof ToMany many) {
            return Optional.of(new RowCollection(name, table, many.table(), many));
        }
        return navigation instanceof ToEach each
                ? Optional.of(new RowCollection(name, table, table(each.to().table()), each))
                : Optional.empty();
    }

    /** The row that a lookup refers to, if it refers to one of this table. */
    public Optional<StoredRow> follow(StoredRow row, ColumnDefinition lookup, TableDefinition target) {
        return row.value(lookup.name()) instanceof LookupValue value
                        && value.table().equals(target.logicalName())
                ? store.row(target, value.id())
                : Optional.empty();
    }

    /** Tells of the rows of a table whether they belong to the collection of a row. */
    public Predicate<StoredRow> membership(StoredRow owner, RowCollection collection) {
        if (collection.navigation() instanceof ToEach) {
            List<StoredRow> members = members(owner, collection);
            Set<UUID> ids = members.stream().map(StoredRow::id).collect(Collectors.toSet());
            return row -> ids.contains(row.id());
        }
        Optional<UUID> id = Optional.of(owner.id());
        return row -> collection.owner(row).equals(id);
    }

    /** The rows of the collection of a row, in the order of their row ids. */
    public List<StoredRow> members(StoredRow row, RowCollection collection) {
        return collections
                .computeIfAbsent(
                        collection.from().logicalName() + "/" + collection.name(),
                        name -> collection.navigation() instanceof ToEach each
                                ? linked(each, collection.table())
                                : referring(collection))
                .getOrDefault(row.id(), List.of());
    }

    private Map<UUID, List<StoredRow>> referring(RowCollection collection) {
        Map<UUID, List<StoredRow>> index = new HashMap<>();
        try (Stream<StoredRow> rows = store.rows(collection.table()).stream()) {
            rows.forEach(row -> collection.owner(row).ifPresent(owner -> add(index, owner, row)));
        }
        return index;
    }

    private Map<UUID, List<StoredRow>> linked(ToEach each, TableDefinition target) {
        Map<UUID, List<StoredRow>> index = new HashMap<>();
        for (StoredRow link : store.rows(table(each.relationship().intersect()))) {
            if (link.value(each.from().column()) instanceof UUID owner
                    && link.value(each.to().column()) instanceof UUID member) {
                store.row(target, member).ifPresent(row -> add(index, owner, row));
            }
        }
        index.values()
                .forEach(rows -> rows.sort(Comparator.comparing(row -> row.id().toString())));
        return index;
    }

    private static void add(Map<UUID, List<StoredRow>> index, UUID owner, StoredRow row) {
        index.computeIfAbsent(owner, id -> new ArrayList<>()).add(row);
    }
}
