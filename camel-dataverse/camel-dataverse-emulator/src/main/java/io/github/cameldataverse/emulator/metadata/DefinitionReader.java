// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.metadata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition.Limits;
import io.github.cameldataverse.emulator.metadata.TableDefinition.Names;

/** Reads {@code tables.json}, the list of tables, and one file per table beside it. */
final class DefinitionReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private DefinitionReader() {}

    static List<TableDefinition> readAll() {
        List<TableDefinition> tables = new ArrayList<>();
        read("tables.json").forEach(name -> tables.add(table(read(name.asText() + ".json"))));
        return tables;
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
        Names names = new Names(
                text(node, "logicalName"),
                text(node, "schemaName"),
                text(node, "entitySetName"),
                text(node, "displayName"),
                text(node, "primaryId"),
                text(node, "primaryName"));
        return new TableDefinition(
                names,
                node.path("objectTypeCode").asInt(),
                UUID.fromString(text(node, "metadataId")),
                Collections.unmodifiableMap(columns),
                List.of());
    }

    private static ColumnDefinition column(JsonNode node) {
        List<Choice> choices = new ArrayList<>();
        node.path("choices").forEach(choice -> choices.add(choice(choice)));
        List<LookupTarget> targets = new ArrayList<>();
        node.path("targets").forEach(target -> targets.add(target(target)));
        Limits limits = new Limits(
                node.has("maxLength") ? node.path("maxLength").asInt() : null,
                node.path("create").asBoolean(true),
                node.path("update").asBoolean(true),
                List.copyOf(choices),
                node.get("default"));
        return new ColumnDefinition(
                text(node, "name"),
                text(node, "schemaName"),
                ColumnType.named(text(node, "type")),
                limits,
                List.copyOf(targets));
    }

    private static Choice choice(JsonNode node) {
        return new Choice(
                node.path("value").asInt(),
                text(node, "label"),
                node.has("state") ? node.path("state").asInt() : null);
    }

    private static LookupTarget target(JsonNode node) {
        return new LookupTarget(
                text(node, "table"),
                text(node, "navigation"),
                text(node, "relationship"),
                node.path("onDelete").asText("NoCascade"));
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null) {
            throw new IllegalStateException("A definition lacks '" + name + "': " + node);
        }
        return value.asText();
    }
}
