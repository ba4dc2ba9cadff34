// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.metadata;

import java.util.List;
import java.util.Optional;

/**
 * Where a navigation property of a row leads. Source: page "Web API navigation properties".
 */
public sealed interface Navigation {

    /**
     * To the row that a lookup of the row refers to.
     *
     * @param column the lookup
     * @param tables logical names of the tables that the property can lead to; several only for an owner
     */
    record ToOne(ColumnDefinition column, List<String> tables) implements Navigation {}

    /**
     * To the rows that refer to the row.
     *
     * @param table their table
     * @param column their lookup
     */
    record ToMany(TableDefinition table, ColumnDefinition column) implements Navigation {}

    /**
     * To rows of a many-to-many relationship.
     *
     * @param relationship the relationship
     * @param from the side of the row
     */
    record ToEach(ManyToMany relationship, ManyToMany.Side from) implements Navigation {

        /** The other side. */
        public ManyToMany.Side to() {
            return relationship.other(from);
        }
    }

    /** The navigation property of a table with this name, which is case-sensitive. */
    static Optional<Navigation> of(TableCatalog catalog, TableDefinition table, String name) {
        return toOne(table, name).or(() -> toEach(catalog, table, name)).or(() -> toMany(catalog, table, name));
    }

    private static Optional<Navigation> toOne(TableDefinition table, String name) {
        for (ColumnDefinition column : table.columns().values()) {
            List<String> tables = column.targets().stream()
                    .filter(target -> target.navigation().equals(name))
                    .map(LookupTarget::table)
                    .toList();
            if (!tables.isEmpty()) {
                return Optional.of(new ToOne(column, tables));
            }
        }
        return Optional.empty();
    }

    private static Optional<Navigation> toEach(TableCatalog catalog, TableDefinition table, String name) {
        return catalog.manyToMany().stream()
                .flatMap(relationship -> relationship.from(table.logicalName(), name).stream()
                        .map(side -> (Navigation) new ToEach(relationship, side)))
                .findFirst();
    }

    private static Optional<Navigation> toMany(TableCatalog catalog, TableDefinition table, String name) {
        for (TableDefinition other : catalog.tables()) {
            for (ColumnDefinition column : other.columns().values()) {
                if (column.targets().stream()
                        .anyMatch(target -> target.table().equals(table.logicalName())
                                && target.relationship().equals(name))) {
                    return Optional.of(new ToMany(other, column));
                }
            }
        }
        return Optional.empty();
    }
}
