// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.metadata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition.Limits;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition.Range;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition.Usage;
import io.github.cameldataverse.emulator.metadata.TableDefinition.Names;
import io.github.cameldataverse.emulator.metadata.Traits.Feature;

/** Reads {@code tables.json}, the list of tables, and one file per table beside it. */
final class DefinitionReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private DefinitionReader() {}

    static List<TableDefinition> readAll() {
        List<TableDefinition> tables = new ArrayList<>();
        read("tables.json").forEach(name -> tables.add(table(read(name.asText() + ".json"))));
        return tables;
    }

    /** The columns of a data file; {@code {table}}, {@code {Table}} and {@code {set}} in it stand for names. */
    static Map<String, ColumnDefinition> columns(String resource, Names names) {
        String text = read(resource)
                .toString()
                .replace("{table}", names.logicalName())
                .replace("{Table}", names.schemaName())
                .replace("{set}", names.entitySetName());
        Map<String, ColumnDefinition> columns = new LinkedHashMap<>();
        try {
            JSON.readTree(text).forEach(column -> columns.put(text(column, "name"), column(column)));
        } catch (IOException e) {
            throw new UncheckedIOException("The data file " + resource + " cannot be read", e);
        }
        return columns;
    }

    static List<ManyToMany> manyToMany() {
        List<ManyToMany> relationships = new ArrayList<>();
        read("many-to-many.json")
                .forEach(node -> relationships.add(new ManyToMany(
                        text(node, "name"),
                        text(node, "intersect"),
                        side(node.path("first")),
                        side(node.path("second")))));
        return relationships;
    }

    private static ManyToMany.Side side(JsonNode node) {
        return new ManyToMany.Side(text(node, "table"), text(node, "navigation"), text(node, "column"));
    }

    private static JsonNode read(String resource) {
        try (InputStream in = DefinitionReader.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The data file " + resource + " is missing from the emulator");
            }
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The data file " + resource + " cannot be read", e);
        }
    }

    private static TableDefinition table(JsonNode node) {
        Map<String, ColumnDefinition> columns = new LinkedHashMap<>();
        node.path("columns").forEach(column -> columns.put(text(column, "name"), column(column)));
        List<KeyDefinition> keys = new ArrayList<>();
        node.path("keys").forEach(key -> keys.add(key(key)));
        Names names = new Names(
                text(node, "logicalName"),
                text(node, "schemaName"),
                text(node, "entitySetName"),
                text(node, "displayName"),
                text(node, "primaryId"),
                text(node, "primaryName"));
        return new TableDefinition(
                names,
                traits(node),
                UUID.fromString(text(node, "metadataId")),
                Collections.unmodifiableMap(columns),
                List.copyOf(keys));
    }

    private static Traits traits(JsonNode node) {
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        for (Feature feature : Feature.values()) {
            if (node.path(feature.fileName()).asBoolean()) {
                features.add(feature);
            }
        }
        return new Traits(
                node.path("objectTypeCode").asInt(),
                text(node, "ownership"),
                node.path("baseTable").asText(),
                node.path("keyProperty").asText(),
                Collections.unmodifiableSet(features));
    }

    private static KeyDefinition key(JsonNode node) {
        List<String> columns = new ArrayList<>();
        node.path("columns").forEach(column -> columns.add(column.asText()));
        return new KeyDefinition(text(node, "name"), text(node, "schemaName"), List.copyOf(columns));
    }

    private static ColumnDefinition column(JsonNode node) {
        List<Choice> choices = new ArrayList<>();
        node.path("choices").forEach(choice -> choices.add(choice(choice)));
        List<LookupTarget> targets = new ArrayList<>();
        node.path("targets").forEach(target -> targets.add(target(target)));
        boolean open = !node.path("readOnly").asBoolean();
        Usage usage = new Usage(
                node.path("create").asBoolean(open),
                node.path("update").asBoolean(open),
                node.path("required").asBoolean());
        Limits limits = new Limits(range(node), usage, List.copyOf(choices), node.get("default"));
        String name = text(node, "name");
        return new ColumnDefinition(
                name,
                node.path("schemaName").asText(name),
                ColumnType.named(text(node, "type")),
                limits,
                List.copyOf(targets));
    }

    private static Range range(JsonNode node) {
        return new Range(
                node.has("maxLength") ? node.path("maxLength").asInt() : null,
                node.has("min") ? node.path("min").decimalValue() : null,
                node.has("max") ? node.path("max").decimalValue() : null,
                node.has("precision") ? node.path("precision").asInt() : null);
    }

    private static Choice choice(JsonNode node) {
        return new Choice(
                node.path("value").asInt(),
                text(node, "label"),
                node.has("state") ? node.path("state").asInt() : null);
    }

    private static LookupTarget target(JsonNode node) {
        String navigation = text(node, "navigation");
        return new LookupTarget(
                text(node, "table"),
                navigation,
                node.path("relationship").asText(),
                node.path("onDelete").asText("RemoveLink"));
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null) {
            throw new IllegalStateException("A definition lacks '" + name + "': " + node);
        }
        return value.asText();
    }
}
