// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.metadata;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Every table of an environment, and its global choices. Requests may change them; whoever reads sees all of a change or
 * nothing of it.
 */
public final class TableCatalog {

    private final Names original;
    private volatile Names names;
    private volatile List<GlobalChoice> created = List.of();

    /** The tables by each of their names; immutable, so that a reader sees all of a change or nothing. */
    private record Names(
            Map<String, TableDefinition> byLogicalName,
            Map<String, TableDefinition> byEntitySet,
            Map<UUID, TableDefinition> byMetadataId) {

        static Names of(Collection<TableDefinition> tables) {
            Names names = new Names(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
            for (TableDefinition table : tables) {
                names.byLogicalName.put(table.logicalName(), table);
            }
            for (TableDefinition table : names.byLogicalName.values()) {
                names.byEntitySet.put(table.entitySetName(), table);
                names.byMetadataId.put(table.metadataId(), table);
            }
            return names;
        }
    }

    private TableCatalog(Collection<TableDefinition> tables) {
        original = Names.of(tables);
        names = original;
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

    /** Adds a table, or replaces the one with its logical name. */
    public void put(TableDefinition table) {
        List<TableDefinition> changed = new ArrayList<>(tables());
        int at = changed.stream().map(TableDefinition::logicalName).toList().indexOf(table.logicalName());
        if (at < 0) {
            changed.add(table);
        } else {
            changed.set(at, table);
        }
        names = Names.of(changed);
    }

    /** Removes a table. */
    public void remove(TableDefinition table) {
        names = Names.of(tables().stream()
                .filter(other -> !other.logicalName().equals(table.logicalName()))
                .toList());
    }

    /** Goes back to the tables that it was made with. */
    public void reset() {
        names = original;
        created = List.of();
    }

    /** Adds a global choice. */
    public void put(GlobalChoice choice) {
        created = Stream.concat(created.stream(), Stream.of(choice)).toList();
    }

    /** Removes a global choice that no column uses. */
    public void remove(GlobalChoice choice) {
        created = created.stream().filter(other -> !other.equals(choice)).toList();
    }

    /** All global choices: those that columns use, and those that requests created. */
    public List<GlobalChoice> globalChoices() {
        Stream<GlobalChoice> used = tables().stream()
                .flatMap(table -> table.columns().values().stream())
                .map(column -> column.limits().global())
                .filter(Objects::nonNull);
        return Stream.concat(used, created.stream()).distinct().toList();
    }

    /** The table with this logical name, for example {@code account}. */
    public Optional<TableDefinition> table(String logicalName) {
        return Optional.ofNullable(names.byLogicalName.get(logicalName));
    }

    /** The table with this entity set, for example {@code accounts}. */
    public Optional<TableDefinition> byEntitySet(String entitySet) {
        return Optional.ofNullable(names.byEntitySet.get(entitySet));
    }

    /** The table whose definition has this id. */
    public Optional<TableDefinition> byMetadataId(UUID id) {
        return Optional.ofNullable(names.byMetadataId.get(id));
    }

    /** All tables, in the order of the data files. */
    public Collection<TableDefinition> tables() {
        return List.copyOf(names.byLogicalName.values());
    }
}
