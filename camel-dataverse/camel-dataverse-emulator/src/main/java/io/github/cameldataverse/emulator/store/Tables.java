// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.metadata.TableCatalog;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import org.jspecify.annotations.Nullable;

/**
 * The rows of every table. A row of an activity is written to two of them; every write is remembered in the unit of
 * work. Not thread-safe.
 */
final class Tables implements LookupRows {

    private final Map<String, Table> byName = new LinkedHashMap<>();
    private final TableCatalog catalog;
    private final UnitOfWork work;

    Tables(TableCatalog catalog, UnitOfWork work) {
        this.catalog = catalog;
        this.work = work;
    }

    /** Goes back to the definitions of the start, without rows and deletions. */
    void clear() {
        catalog.reset();
        byName.clear();
        catalog.tables().forEach(table -> byName.put(table.logicalName(), new Table(table)));
    }

    /** Takes over other rows and deletions, by logical name of the table. */
    void replace(Map<String, Table> others) {
        byName.clear();
        byName.putAll(others);
    }

    /** By logical name. */
    Map<String, Table> byName() {
        return byName;
    }

    /** Adds a table, or gives the one with its logical name this definition; a duplicate key changes nothing. */
    TableDefinition define(TableDefinition definition, CalculatedColumns calculated) {
        Table old = byName.get(definition.logicalName());
        Table next = old == null ? new Table(definition) : old.redefined(definition, calculated);
        work.wrote(catalog.put(definition));
        byName.put(definition.logicalName(), next);
        work.wrote(() -> restore(definition, old));
        return definition;
    }

    /** Removes a table with its rows. */
    TableDefinition drop(TableDefinition definition) {
        work.wrote(catalog.remove(definition));
        Table old = byName.remove(definition.logicalName());
        work.wrote(() -> restore(definition, old));
        return definition;
    }

    private void restore(TableDefinition definition, @Nullable Table old) {
        if (old == null) {
            byName.remove(definition.logicalName());
        } else {
            byName.put(definition.logicalName(), old);
        }
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

    @Override
    public Optional<StoredRow> find(LookupValue lookup) {
        return catalog.table(lookup.table()).map(table -> of(table).row(lookup.id()));
    }

    /**
     * Adds or replaces a row.
     *
     * @throws DuplicateKeyException if an alternate key is taken
     */
    void put(TableDefinition table, StoredRow row) {
        work.wrote(of(table).put(row));
        base(table).ifPresent(base -> {
            Map<String, Object> shared = new LinkedHashMap<>(row.values());
            shared.keySet().retainAll(base.columns().keySet());
            work.wrote(of(base).put(new StoredRow(row.id(), row.version(), Collections.unmodifiableMap(shared))));
        });
    }

    /** Adds rows that are computed; refused if the table cannot have such rows. */
    void populate(TableDefinition table, CalculatedColumns calculated, SyntheticRows.Origin origin) {
        if (base(table).isPresent() || table.logicalName().equals("activitypointer")) {
            throw new IllegalArgumentException(
                    "Rows of '" + table.logicalName() + "' cannot be computed: an activity is a row of two tables");
        }
        SyntheticRows rows = new SyntheticRows(table, calculated, origin);
        // computing one shows whether the table can have such rows at all
        try {
            rows.row(0);
        } catch (RefusedRowException e) {
            throw new IllegalArgumentException(
                    "Rows of '" + table.logicalName() + "' cannot be computed: " + e.getMessage(), e);
        }
        of(table).populate(rows);
    }

    /** Removes a row, whatever refers to it. */
    void remove(TableDefinition table, UUID id, long version) {
        work.wrote(of(table).remove(id, version));
        base(table).ifPresent(base -> work.wrote(of(base).remove(id, version)));
    }
}
