// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.metadata.TableCatalog;
import io.github.cameldataverse.emulator.metadata.TableDefinition;

/** The tables of a store, in step with their definitions in the catalog. Not thread-safe. */
final class Tables {

    private final TableCatalog catalog;
    private final Map<String, Table> byName = new LinkedHashMap<>();

    /** The tables of a catalog; none until they are cleared for the first time. */
    Tables(TableCatalog catalog) {
        this.catalog = catalog;
    }

    TableCatalog catalog() {
        return catalog;
    }

    /** By logical name. */
    Map<String, Table> content() {
        return Collections.unmodifiableMap(byName);
    }

    /** Goes back to the definitions of the start, without rows. */
    void clear() {
        catalog.reset();
        byName.clear();
        catalog.tables().forEach(table -> byName.put(table.logicalName(), new Table(table)));
    }

    /** Takes other rows of the same tables, by logical name. */
    void replace(Map<String, Table> content) {
        byName.clear();
        byName.putAll(content);
    }

    /** Adds a table, or gives the one with its logical name this definition; a duplicate key changes nothing. */
    void define(TableDefinition table, CalculatedColumns calculated) {
        Table old = byName.get(table.logicalName());
        Table next = old == null ? new Table(table) : old.redefined(table, calculated);
        catalog.put(table);
        byName.put(table.logicalName(), next);
    }

    void drop(TableDefinition table) {
        catalog.remove(table);
        byName.remove(table.logicalName());
    }

    Table of(TableDefinition definition) {
        Table table = byName.get(definition.logicalName());
        if (table == null) {
            throw new IllegalArgumentException("No table " + definition.logicalName());
        }
        return table;
    }

    /** The table that shares its rows with this one: an activity is also a row of {@code activitypointer}. */
    Optional<TableDefinition> base(TableDefinition table) {
        return catalog.table(table.traits().baseTable());
    }

    /** The row that a lookup refers to. */
    Optional<StoredRow> row(LookupValue lookup) {
        return catalog.table(lookup.table()).map(table -> of(table).row(lookup.id()));
    }
}
