// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a client must know about a table to name it, its rows and its columns.
 *
 * @param logicalName such as {@code account}
 * @param entitySet such as {@code accounts}, the name in URLs
 * @param primaryId column that holds the row id
 * @param primaryName column that names a row to people, if the table has one
 * @param changeTracking whether the table's changes can be read
 * @param columns column logical name to definition
 * @param keys alternate keys
 */
public record TableDefinition(
        String logicalName,
        String entitySet,
        String primaryId,
        @Nullable String primaryName,
        boolean changeTracking,
        Map<String, ColumnDefinition> columns,
        List<KeyDefinition> keys) {
    /** A definition; collections are copied. */
    public TableDefinition {
        columns = Map.copyOf(columns);
        keys = List.copyOf(keys);
    }

    /**
     * The column that a name in an answer or a query stands for: lookups stand there as {@code _name_value}.
     *
     * @throws UnknownNameException lists the near names
     */
    public ColumnDefinition columnOf(String wireName) {
        ColumnDefinition lookup = lookupOf(wireName);
        return lookup != null ? lookup : column(wireName);
    }

    /** The lookup that {@code _name_value} stands for, or null where a name does not look so or there is none. */
    public @Nullable ColumnDefinition lookupOf(String wireName) {
        boolean mayBeLookup = wireName.startsWith("_") && wireName.endsWith("_value") && wireName.length() > 7;
        ColumnDefinition lookup = mayBeLookup ? columns.get(wireName.substring(1, wireName.length() - 6)) : null;
        return lookup != null && lookup.isLookup() ? lookup : null;
    }

    /**
     * The names of columns as they stand in a query, sorted as given: a lookup may be given by its own name too.
     *
     * @throws UnknownNameException lists the near names
     */
    public List<String> wireNames(List<String> names) {
        return names.stream().map(name -> columnOf(name).wireName()).toList();
    }

    /**
     * Checks that a column exists.
     *
     * @throws UnknownNameException lists the near names
     */
    public ColumnDefinition column(String name) {
        ColumnDefinition column = columns.get(name);
        if (column == null) {
            throw UnknownNameException.of("column of table " + logicalName, name, columns.keySet());
        }
        return column;
    }

    /** Whether rows can be named by these columns: whether they are those of an active alternate key. */
    public boolean hasKey(Set<String> names) {
        return keys.stream()
                .anyMatch(key -> key.active() && Set.copyOf(key.columns()).equals(names));
    }

    /**
     * Checks that rows can be named by these columns.
     *
     * @throws UnknownNameException where there is no active alternate key of them; lists the keys
     */
    public void requireKey(Set<String> names) {
        if (!hasKey(names)) {
            List<String> known = keys.stream()
                    .filter(KeyDefinition::active)
                    .map(key -> String.join(",", key.columns()))
                    .toList();
            throw UnknownNameException.of("alternate key of table " + logicalName, String.join(",", names), known);
        }
    }
}
