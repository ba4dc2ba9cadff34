// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.metadata;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Every table of an environment. Immutable. */
public final class TableCatalog {

    private final Map<String, TableDefinition> byLogicalName = new LinkedHashMap<>();
    private final Map<String, TableDefinition> byEntitySet = new LinkedHashMap<>();

    private final Map<UUID, TableDefinition> byMetadataId = new LinkedHashMap<>();

    private final List<ManyToMany> manyToMany;

    private TableCatalog(Collection<TableDefinition> tables) {
        for (TableDefinition table : tables) {
            byLogicalName.put(table.logicalName(), table);
            byEntitySet.put(table.entitySetName(), table);
            byMetadataId.put(table.metadataId(), table);
        }
        manyToMany = DefinitionReader.manyToMany().stream()
                .filter(relationship -> byLogicalName.containsKey(relationship.intersect())
                        && byLogicalName.containsKey(relationship.first().table())
                        && byLogicalName.containsKey(relationship.second().table()))
                .toList();
    }

    /** A catalog of these tables; of two with one name the later counts. */
    public static TableCatalog of(Collection<TableDefinition> tables) {
        return new TableCatalog(tables);
    }

    /**
     * Reads the tables that the emulator ships with.
     *
     * @param keys alternate keys to define, by logical name of the table
     */
    public static TableCatalog load(Map<String, List<KeyDefinition>> keys) {
        return new TableCatalog(DefinitionReader.readAll()).withKeys(keys);
    }

    /** This catalog with further alternate keys, by logical name of the table; tables it does not have are left out. */
    public TableCatalog withKeys(Map<String, List<KeyDefinition>> keys) {
        return new TableCatalog(tables().stream()
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

    /** The table whose definition has this id. */
    public Optional<TableDefinition> byMetadataId(UUID id) {
        return Optional.ofNullable(byMetadataId.get(id));
    }

    /** The many-to-many relationships whose tables are all there. */
    public List<ManyToMany> manyToMany() {
        return manyToMany;
    }

    /** All tables, in the order of the data files. */
    public Collection<TableDefinition> tables() {
        return List.copyOf(byLogicalName.values());
    }
}
