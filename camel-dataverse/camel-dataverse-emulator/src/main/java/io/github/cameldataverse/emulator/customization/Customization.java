// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.customization;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import io.github.cameldataverse.emulator.definition.DefinitionBody;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition.Limits;
import io.github.cameldataverse.emulator.metadata.ColumnType;
import io.github.cameldataverse.emulator.metadata.KeyDefinition;
import io.github.cameldataverse.emulator.metadata.NewColumns;
import io.github.cameldataverse.emulator.metadata.TableCatalog;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.store.DuplicateKeyException;
import io.github.cameldataverse.emulator.store.RowStore;

/**
 * Creates, changes and removes columns and keys. Sources: pages "Create and update table definitions using the Web API"
 * and "Define alternate keys for a table".
 *
 * @param catalog the tables
 * @param store their rows
 */
public record Customization(TableCatalog catalog, RowStore store) {

    private static final int MOST_KEYS = 10;
    private static final int MOST_KEY_COLUMNS = 16;

    /** Adds the column that a body describes, with those that belong to it. */
    public ColumnDefinition addColumn(TableDefinition table, JsonNode body) {
        ColumnDefinition column = column(table, body);
        store.define(table.withColumns(withColumn(table, column)));
        return column;
    }

    /** A new column, checked but not added. */
    ColumnDefinition column(TableDefinition table, JsonNode body) {
        SchemaName name = SchemaName.of(body, "Attribute");
        if (table.column(name.logicalName()).isPresent()) {
            throw new ApiException(400, "0x80047013", "An attribute with the specified name already exists");
        }
        if (body.path("@odata.type").asText().contains("LookupAttributeMetadata")) {
            throw ApiException.badPayload("A lookup is created together with its relationship.");
        }
        ColumnDefinition column = withDefault(DefinitionBody.column(body, name.logicalName()), body);
        return new ChoiceCustomization(catalog, store).bound(column, body);
    }

    static Map<String, ColumnDefinition> withColumn(TableDefinition table, ColumnDefinition column) {
        Map<String, ColumnDefinition> columns = new LinkedHashMap<>(table.columns());
        NewColumns.with(column, table.logicalName()).forEach(columns::putIfAbsent);
        return columns;
    }

    private static ColumnDefinition withDefault(ColumnDefinition column, JsonNode body) {
        if (column.type() != ColumnType.BOOLEAN) {
            return column;
        }
        Limits limits = column.limits();
        return new ColumnDefinition(
                column.name(),
                column.schemaName(),
                column.type(),
                new Limits(
                        limits.range(),
                        limits.usage(),
                        limits.choices(),
                        BooleanNode.valueOf(body.path("DefaultValue").asBoolean())),
                column.targets());
    }

    /** Gives a column the limits of a body; its type stays as it is. */
    public void changeColumn(TableDefinition table, ColumnDefinition old, JsonNode body) {
        ColumnDefinition next = withDefault(DefinitionBody.column(body, old.name()), body);
        if (next.type() != old.type()) {
            throw new ApiException(
                    400,
                    "0x80040203",
                    "The type of the column '" + old.name() + "' is "
                            + old.type().attributeTypeName() + " and cannot be changed.");
        }
        Map<String, ColumnDefinition> columns = new LinkedHashMap<>(table.columns());
        Limits limits = next.limits().choices().isEmpty()
                ? new Limits(
                        next.limits().range(),
                        old.limits().usage(),
                        old.limits().choices(),
                        next.limits().defaultValue(),
                        old.limits().global())
                : next.limits();
        columns.put(old.name(), new ColumnDefinition(old.name(), old.schemaName(), old.type(), limits, old.targets()));
        store.define(table.withColumns(columns));
    }

    /** Removes a custom column and those that belong to it. */
    public void removeColumn(TableDefinition table, ColumnDefinition column) {
        if (column.name().equals(table.names().primaryName()) || column.name().equals(table.primaryId())) {
            throw new ApiException(400, "0x80047002", "The Primary UI Attribute is not valid for deletion");
        }
        if (!column.schemaName().contains("_")) {
            throw new ApiException(
                    400,
                    "0x8004F01F",
                    "The Attribute(" + column.name() + ") component cannot be deleted: it is not custom.");
        }
        table.keys().stream()
                .filter(key -> key.columns().contains(column.name()))
                .findFirst()
                .ifPresent(key -> {
                    throw inUse("Attribute", column.name(), key.name());
                });
        Map<String, ColumnDefinition> columns = new LinkedHashMap<>(table.columns());
        columns.keySet().removeAll(companions(column));
        store.define(table.withColumns(columns));
    }

    private static List<String> companions(ColumnDefinition column) {
        String name = column.name();
        return switch (column.type()) {
            case MONEY -> List.of(name, name + "_base");
            case FILE -> List.of(name, name + "_name");
            case IMAGE -> List.of(name, name + "_timestamp", name + "_url", name + "id");
            default -> List.of(name);
        };
    }

    /** Adds the alternate key that a body describes; its index is there at once. */
    public KeyDefinition addKey(TableDefinition table, JsonNode body) {
        SchemaName name = SchemaName.of(body, "EntityKey");
        List<String> columns = new java.util.ArrayList<>();
        body.path("KeyAttributes").forEach(column -> columns.add(column.asText()));
        checkKey(table, name.logicalName(), columns);
        KeyDefinition key = new KeyDefinition(name.logicalName(), name.text(), List.copyOf(columns));
        try {
            store.define(table.withKeys(List.of(key)));
        } catch (DuplicateKeyException e) {
            throw (ApiException) ApiException.notEmulated(
                            "an alternate key whose index fails because rows have equal values in " + columns)
                    .initCause(e);
        }
        return key;
    }

    private static void checkKey(TableDefinition table, String name, List<String> columns) {
        for (KeyDefinition key : table.keys()) {
            if (key.name().equals(name)) {
                throw new ApiException(
                        400,
                        "0x80060893",
                        "An entity key with the name " + name + " already exists on entity " + table.logicalName()
                                + ".");
            }
            if (new HashSet<>(key.columns()).equals(new HashSet<>(columns))) {
                throw new ApiException(
                        400, "0x80060894", "An entity key with the selected attributes already exists on entity.");
            }
        }
        if (columns.isEmpty()
                || columns.size() > MOST_KEY_COLUMNS
                || table.keys().size() >= MOST_KEYS) {
            throw new ApiException(
                    400,
                    "0x80040203",
                    "A key has 1 to " + MOST_KEY_COLUMNS + " columns, and a table at most " + MOST_KEYS + " keys.");
        }
        for (String column : columns) {
            boolean fits = table.column(column)
                    .filter(known -> switch (known.type()) {
                        case DECIMAL, INTEGER, STRING, DATE_TIME, DATE_ONLY, TIME_ZONE_INDEPENDENT, LOOKUP, PICKLIST ->
                            true;
                        default -> false;
                    })
                    .isPresent();
            if (!fits) {
                throw new ApiException(
                        400,
                        "0x80041103",
                        "'" + column + "' of '" + table.logicalName() + "' is no column that a key can have.");
            }
        }
    }

    /** Removes an alternate key. */
    public void removeKey(TableDefinition table, KeyDefinition key) {
        List<KeyDefinition> rest =
                table.keys().stream().filter(other -> !other.equals(key)).toList();
        store.define(new TableDefinition(table.names(), table.traits(), table.metadataId(), table.columns(), rest));
    }

    static ApiException inUse(String kind, String name, String user) {
        return new ApiException(
                400,
                "0x8004F01F",
                "The " + kind + "(" + name + ") component cannot be deleted because it is referenced by 1 other"
                        + " components: " + user + ".");
    }
}
