// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.metadata;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table and its columns. Source: page "EntityMetadata entity type".
 *
 * @param names what the table and its parts are called
 * @param traits what kind of table it is
 * @param metadataId id of the definition itself
 * @param columns by logical name, in the order in which rows carry them
 * @param keys alternate keys; possibly empty
 */
public record TableDefinition(
        Names names, Traits traits, UUID metadataId, Map<String, ColumnDefinition> columns, List<KeyDefinition> keys) {

    private static final Pattern LOOKUP_ON_THE_WIRE = Pattern.compile("_(.+)_value");
    private static final Pattern ADDRESS_PART =
            Pattern.compile("(address\\d)_(?:line\\d|city|stateorprovince|postalcode|country)");

    /**
     * What a table and its parts are called.
     *
     * @param logicalName for example {@code account}
     * @param schemaName for example {@code Account}
     * @param entitySetName for example {@code accounts}
     * @param displayName label in English
     * @param primaryId column of the row id, for example {@code accountid}
     * @param primaryName column that names a row, for example {@code name}; empty for tables without one
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

    /**
     * The name of the row id in URLs: the primary id column, but {@code ownerid} for {@code systemuser} and
     * {@code team}, which inherit it from {@code principal}.
     */
    public String keyProperty() {
        return traits.keyProperty().isEmpty() ? primaryId() : traits.keyProperty();
    }

    /** The column with this logical name. */
    public Optional<ColumnDefinition> column(String name) {
        return Optional.ofNullable(columns.get(name));
    }

    /** The column that has this name in a row on the wire, for example {@code _primarycontactid_value}. */
    public Optional<ColumnDefinition> columnByWireName(String wireName) {
        Matcher lookup = LOOKUP_ON_THE_WIRE.matcher(wireName);
        if (lookup.matches()) {
            return column(lookup.group(1)).filter(column -> column.type().isLookup());
        }
        return column(wireName).filter(column -> !column.type().isLookup());
    }

    /**
     * The columns that the service adds to an answer when this one is selected: the currency of money, the composite of
     * an address part. Source: page "Select columns using OData".
     */
    public List<ColumnDefinition> alsoSelects(ColumnDefinition column) {
        List<ColumnDefinition> added = new ArrayList<>();
        if (column.type() == ColumnType.MONEY) {
            column("transactioncurrencyid").ifPresent(added::add);
        }
        Matcher address = ADDRESS_PART.matcher(column.name());
        if (address.matches()) {
            column(address.group(1) + "_composite").ifPresent(added::add);
        }
        return added;
    }

    /** The image that stands for a row, which alone a create can set: {@code entityimage}, else the first one. */
    public Optional<ColumnDefinition> primaryImage() {
        return column("entityimage").or(() -> columns.values().stream()
                .filter(column -> column.type() == ColumnType.IMAGE)
                .findFirst());
    }

    /** This table with these columns. */
    public TableDefinition withColumns(Map<String, ColumnDefinition> all) {
        return new TableDefinition(names, traits, metadataId, Collections.unmodifiableMap(all), keys);
    }

    /** This table with these alternate keys added to its own. */
    public TableDefinition withKeys(List<KeyDefinition> more) {
        List<KeyDefinition> all = new ArrayList<>(keys);
        all.addAll(more);
        return new TableDefinition(names, traits, metadataId, columns, List.copyOf(all));
    }
}
