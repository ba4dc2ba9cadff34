// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.metadata;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A table and its columns. Source: page "EntityMetadata entity type".
 *
 * @param names what the table and its parts are called
 * @param objectTypeCode number of the table
 * @param metadataId id of the definition itself
 * @param columns by logical name, in the order in which rows carry them
 * @param keys alternate keys; possibly empty
 */
public record TableDefinition(
        Names names,
        int objectTypeCode,
        UUID metadataId,
        Map<String, ColumnDefinition> columns,
        List<KeyDefinition> keys) {

    /**
     * What a table and its parts are called.
     *
     * @param logicalName for example {@code account}
     * @param schemaName for example {@code Account}
     * @param entitySetName for example {@code accounts}
     * @param displayName label in English
     * @param primaryId column of the row id, for example {@code accountid}
     * @param primaryName column that names a row, for example {@code name}
     */
    public record Names(
            String logicalName,
            String schemaName,
            String entitySetName,
            String displayName,
            String primaryId,
            String primaryName) {}

    /** Logical name, for example {@code account}. */
    public String logicalName() {
        return names.logicalName();
    }

    /** Entity set, for example {@code accounts}. */
    public String entitySetName() {
        return names.entitySetName();
    }

    /** Logical name of the column of the row id. */
    public String primaryId() {
        return names.primaryId();
    }

    /** The column with this logical name. */
    public Optional<ColumnDefinition> column(String name) {
        return Optional.ofNullable(columns.get(name));
    }

    /** The column that has this name in a row on the wire, for example {@code _primarycontactid_value}. */
    public Optional<ColumnDefinition> columnByWireName(String wireName) {
        return columns.values().stream()
                .filter(column -> column.wireName().equals(wireName))
                .findFirst();
    }

    /** This table with further alternate keys. */
    public TableDefinition withKeys(List<KeyDefinition> more) {
        return new TableDefinition(names, objectTypeCode, metadataId, columns, List.copyOf(more));
    }
}
