// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.metadata;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every table of an environment. Immutable. */
public final class TableCatalog {

    private final Map<String, TableDefinition> byLogicalName = new LinkedHashMap<>();
    private final Map<String, TableDefinition> byEntitySet = new LinkedHashMap<>();

    private TableCatalog(Collection<TableDefinition> tables) {
        for (TableDefinition table : tables) {
            byLogicalName.put(table.logicalName(), table);
            byEntitySet.put(table.entitySetName(), table);
        }
    }

    /**
     * Reads the tables that the emulator ships with.
     *
     * @param keys alternate keys to define, by logical name of the table
     */
    public static TableCatalog load(Map<String, List<KeyDefinition>> keys) {
        return new TableCatalog(DefinitionReader.readAll().stream()
                .map(table -> table.withKeys(keys.getOrDefault(table.logicalName(), List.of())))
                .toList());
    }

    /** The table with this logical name, for example {@code account}. */
    public Optional<TableDefinition> table(String logicalName) {
        return Optional.ofNullable(byLogicalName.get(logicalName));
    }

    /** The table with this entity set, for example {@code accounts}. */
    public Optional<TableDefinition> byEntitySet(String entitySet) {
        return Optional.ofNullable(byEntitySet.get(entitySet));
    }

    /** All tables, in the order of the data files. */
    public Collection<TableDefinition> tables() {
        return List.copyOf(byLogicalName.values());
    }
}
