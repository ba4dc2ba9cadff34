// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.metadata;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/**
 * Every table of an environment, and its global choices. Requests may change them; whoever reads sees all of a change or
 * nothing of it.
 */
public final class TableCatalog {

    private final List<ManyToMany> manyToMany = DefinitionReader.manyToMany();
    private final NavigableMap<Long, Definitions> history = new ConcurrentSkipListMap<>();
    private final Definitions original;
    private volatile Definitions now;

    private TableCatalog(Definitions definitions) {
        original = definitions;
        now = definitions;
        history.put(definitions.version(), definitions);
    }

    private TableCatalog(Collection<TableDefinition> tables) {
        this(Definitions.of(1, tables, List.of()));
    }

    /** All definitions at one time, the tables by each of their names; never changed. */
    private record Definitions(
            long version,
            Map<String, TableDefinition> byLogicalName,
            Map<String, TableDefinition> byEntitySet,
            Map<UUID, TableDefinition> byMetadataId,
            List<GlobalChoice> created) {

        static Definitions of(long version, Collection<TableDefinition> tables, List<GlobalChoice> created) {
            Map<String, TableDefinition> byLogicalName = new LinkedHashMap<>();
            Map<String, TableDefinition> byEntitySet = new LinkedHashMap<>();
            Map<UUID, TableDefinition> byMetadataId = new LinkedHashMap<>();
            tables.forEach(table -> byLogicalName.put(table.logicalName(), table));
            byLogicalName.values().forEach(table -> {
                byEntitySet.put(table.entitySetName(), table);
                byMetadataId.put(table.metadataId(), table);
            });
            return new Definitions(version, byLogicalName, byEntitySet, byMetadataId, created);
        }
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

    /** Adds a table, or replaces the one with its logical name; gives how to undo it. */
    public Runnable put(TableDefinition table) {
        List<TableDefinition> changed = new ArrayList<>(tables());
        int at = changed.stream().map(TableDefinition::logicalName).toList().indexOf(table.logicalName());
        if (at < 0) {
            changed.add(table);
        } else {
            changed.set(at, table);
        }
        return change(changed, now.created());
    }

    /** Removes a table; gives how to undo it. */
    public Runnable remove(TableDefinition table) {
        return change(
                tables().stream()
                        .filter(other -> !other.logicalName().equals(table.logicalName()))
                        .toList(),
                now.created());
    }

    /** Adds a global choice; gives how to undo it. */
    public Runnable put(GlobalChoice choice) {
        return change(
                tables(),
                Stream.concat(now.created().stream(), Stream.of(choice)).toList());
    }

    /** Removes a global choice that no column uses; gives how to undo it. */
    public Runnable remove(GlobalChoice choice) {
        return change(
                tables(),
                now.created().stream().filter(other -> !other.equals(choice)).toList());
    }

    /** Goes back to the tables that it was made with; what changed before is not known any longer. */
    public void reset() {
        change(original.byLogicalName().values(), List.of());
        history.headMap(now.version()).clear();
    }

    private Runnable change(Collection<TableDefinition> tables, List<GlobalChoice> created) {
        Definitions before = now;
        now = Definitions.of(before.version() + 1, tables, created);
        history.put(now.version(), now);
        return () -> {
            now = before;
            history.tailMap(before.version(), false).clear();
        };
    }

    /** The version of the definitions: it grows with every change of them. */
    public long version() {
        return now.version();
    }

    /** The oldest version that is still known. */
    public long oldestKnownVersion() {
        return history.firstKey();
    }

    /** The definitions as they were at a version that is still known. */
    public TableCatalog at(long version) {
        return new TableCatalog(history.floorEntry(version).getValue());
    }

    /** All global choices: those that columns use, and those that requests created. */
    public List<GlobalChoice> globalChoices() {
        Stream<GlobalChoice> used = tables().stream()
                .flatMap(table -> table.columns().values().stream())
                .map(column -> column.limits().global())
                .filter(Objects::nonNull);
        return Stream.concat(used, now.created().stream()).distinct().toList();
    }

    /** The table with this logical name, for example {@code account}. */
    public Optional<TableDefinition> table(String logicalName) {
        return Optional.ofNullable(now.byLogicalName().get(logicalName));
    }

    /** The table with this entity set, for example {@code accounts}. */
    public Optional<TableDefinition> byEntitySet(String entitySet) {
        return Optional.ofNullable(now.byEntitySet().get(entitySet));
    }

    /** The table whose definition has this id. */
    public Optional<TableDefinition> byMetadataId(UUID id) {
        return Optional.ofNullable(now.byMetadataId().get(id));
    }

    /** The many-to-many relationships whose tables are all there. */
    public List<ManyToMany> manyToMany() {
        Set<String> names = now.byLogicalName().keySet();
        return manyToMany.stream()
                .filter(relationship -> names.contains(relationship.intersect())
                        && names.contains(relationship.first().table())
                        && names.contains(relationship.second().table()))
                .toList();
    }

    /** All tables, in the order of the data files. */
    public Collection<TableDefinition> tables() {
        return List.copyOf(now.byLogicalName().values());
    }
}
