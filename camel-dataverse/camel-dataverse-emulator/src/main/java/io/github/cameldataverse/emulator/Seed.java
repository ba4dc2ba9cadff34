// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.KeyDefinition;
import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.metadata.TableCatalog;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.store.RowStore;
import org.jspecify.annotations.Nullable;

/** What an environment holds when it starts. */
public enum Seed {
    /** No rows and no alternate keys. */
    NONE(null),
    /** A handful of accounts and contacts, and the alternate key {@code accountnumber_key} of accounts. */
    DEMO("seed/demo.json");

    private final @Nullable String resource;

    Seed(@Nullable String resource) {
        this.resource = resource;
    }

    /** The alternate keys to define, by logical name of the table. */
    Map<String, List<KeyDefinition>> keys() {
        Map<String, List<KeyDefinition>> keys = new LinkedHashMap<>();
        content().path("keys").properties().forEach(table -> {
            List<KeyDefinition> defined = new ArrayList<>();
            table.getValue().forEach(key -> defined.add(key(key)));
            keys.put(table.getKey(), defined);
        });
        return keys;
    }

    /** Puts the rows into an empty store. */
    void sow(TableCatalog catalog, RowStore store) {
        for (JsonNode row : content().path("rows")) {
            String name = row.path("table").asText();
            TableDefinition table = catalog.table(name)
                    .orElseThrow(() -> new IllegalStateException("The seed names the unknown table " + name));
            Map<String, Object> values = new LinkedHashMap<>();
            row.path("values").properties().forEach(value -> {
                ColumnDefinition column = table.column(value.getKey())
                        .orElseThrow(
                                () -> new IllegalStateException("The seed names the unknown column " + value.getKey()));
                values.put(column.name(), value(column, value.getValue()));
            });
            store.create(table, values);
        }
    }

    private static Object value(ColumnDefinition column, JsonNode node) {
        if (column.type().isLookup()) {
            return new LookupValue(
                    node.path("table").asText(), UUID.fromString(node.path("id").asText()));
        }
        return column.type().fromJson(node);
    }

    private static KeyDefinition key(JsonNode node) {
        List<String> columns = new ArrayList<>();
        node.path("columns").forEach(column -> columns.add(column.asText()));
        return new KeyDefinition(
                node.path("name").asText(), node.path("schemaName").asText(), List.copyOf(columns));
    }

    private JsonNode content() {
        if (resource == null) {
            return JsonNodeFactory.instance.objectNode();
        }
        try (InputStream in = Seed.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The seed " + resource + " is missing from the emulator");
            }
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The seed " + resource + " cannot be read", e);
        }
    }
}
