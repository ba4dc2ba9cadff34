// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.definition;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.KeyDefinition;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.metadata.TableDefinition.Names;
import io.github.cameldataverse.emulator.metadata.Traits;
import io.github.cameldataverse.emulator.metadata.Traits.Feature;

/**
 * Reads tables from the JSON of the metadata API: a list ({@code value}), an array or one definition. Tables without an
 * entity set cannot be asked for and are left out. Source: page "EntityMetadata entity type".
 */
final class EntityDefinitionsReader {

    private static final Map<String, Feature> FEATURES = Map.of(
            "ChangeTrackingEnabled", Feature.CHANGE_TRACKING,
            "IsOptimisticConcurrencyEnabled", Feature.OPTIMISTIC_CONCURRENCY,
            "IsActivity", Feature.ACTIVITY,
            "IsCustomEntity", Feature.CUSTOM,
            "IsIntersect", Feature.INTERSECT);

    private final List<String> problems;

    /** A reader that adds what it cannot represent to a list. */
    EntityDefinitionsReader(List<String> problems) {
        this.problems = problems;
    }

    List<TableDefinition> read(JsonNode root) {
        List<TableDefinition> tables = new ArrayList<>();
        if (root.has("LogicalName")) {
            add(tables, root);
        }
        (root.isArray() ? root : root.path("value")).forEach(node -> add(tables, node));
        return tables;
    }

    private void add(List<TableDefinition> tables, JsonNode node) {
        String logicalName = node.path("LogicalName").asText();
        String entitySetName = text(node, "EntitySetName", "");
        String primaryId = text(node, "PrimaryIdAttribute", "");
        if (entitySetName.isEmpty()) {
            return;
        }
        if (logicalName.isEmpty()
                || primaryId.isEmpty()
                || !node.path("Attributes").isArray()) {
            problems.add("table '" + logicalName + "': LogicalName, PrimaryIdAttribute or Attributes are missing");
            return;
        }
        AttributeReader reader = new AttributeReader(node, problems);
        Map<String, ColumnDefinition> columns = new LinkedHashMap<>();
        node.path("Attributes")
                .forEach(attribute -> reader.read(attribute).ifPresent(column -> columns.put(column.name(), column)));
        Names names = new Names(
                logicalName,
                text(node, "SchemaName", logicalName),
                entitySetName,
                text(node.path("DisplayName").path("UserLocalizedLabel"), "Label", logicalName),
                primaryId,
                text(node, "PrimaryNameAttribute", ""));
        TableDefinition table = new TableDefinition(
                names, traits(node), metadataId(node), Collections.unmodifiableMap(columns), keys(node));
        check(table);
        tables.add(table);
    }

    /** Notes what would only show when the first row is written. */
    private void check(TableDefinition table) {
        String place = "table '" + table.logicalName() + "', ";
        for (KeyDefinition key : table.keys()) {
            if (key.columns().isEmpty()) {
                problems.add(place + "key '" + key.name() + "': KeyAttributes are missing");
            }
            key.columns().stream()
                    .filter(column -> table.column(column).isEmpty())
                    .forEach(column -> problems.add(
                            place + "key '" + key.name() + "': there is no column '" + column + "' to hold it"));
        }
        table.columns().values().stream()
                .filter(column -> column.type().isLookup() && column.targets().isEmpty())
                .forEach(column -> problems.add(place + "column '" + column.name()
                        + "': a lookup without a relationship in ManyToOneRelationships that names its table"));
    }

    private static Traits traits(JsonNode node) {
        String logicalName = node.path("LogicalName").asText();
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        FEATURES.forEach((name, feature) -> {
            if (node.path(name).asBoolean()) {
                features.add(feature);
            }
        });
        boolean inheritsActivities = features.contains(Feature.ACTIVITY) && !logicalName.equals("activitypointer");
        boolean principal = Set.of("systemuser", "team").contains(logicalName);
        return new Traits(
                node.path("ObjectTypeCode").asInt(),
                text(node, "OwnershipType", "None"),
                inheritsActivities ? "activitypointer" : "",
                principal ? "ownerid" : "",
                Collections.unmodifiableSet(features));
    }

    private UUID metadataId(JsonNode node) {
        String id = text(node, "MetadataId", "");
        byte[] name = node.path("LogicalName").asText().getBytes(StandardCharsets.UTF_8);
        try {
            return id.isEmpty() ? UUID.nameUUIDFromBytes(name) : UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            problems.add("table '" + text(node, "LogicalName", "") + "': the MetadataId '" + id + "' is no GUID");
            return UUID.nameUUIDFromBytes(name);
        }
    }

    private static List<KeyDefinition> keys(JsonNode node) {
        List<KeyDefinition> keys = new ArrayList<>();
        for (JsonNode key : node.path("Keys")) {
            List<String> columns = new ArrayList<>();
            key.path("KeyAttributes").forEach(column -> columns.add(column.asText()));
            String name = text(key, "LogicalName", String.join("_", columns) + "_key");
            keys.add(new KeyDefinition(name, text(key, "SchemaName", name), List.copyOf(columns)));
        }
        return List.copyOf(keys);
    }

    /** The text of a member; the default where it is missing or null. */
    static String text(JsonNode node, String name, String otherwise) {
        return node.path(name).isTextual() ? node.path(name).asText() : otherwise;
    }
}
