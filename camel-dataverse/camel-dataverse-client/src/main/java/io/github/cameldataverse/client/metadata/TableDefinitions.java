// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.metadata;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.client.http.HttpPipeline;
import io.github.cameldataverse.client.model.ColumnDefinition;
import io.github.cameldataverse.client.model.KeyDefinition;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.model.UnknownNameException;
import io.github.cameldataverse.client.odata.ODataPath;

/**
 * The table definitions of one environment: each is fetched on first use, by logical name or entity set, and kept for the
 * life of the connection. Thread-safe.
 *
 * @see <a
 *     href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query-metadata-web-api">Query table
 *     definitions</a>
 */
public final class TableDefinitions {
    private static final String DEFINITION =
            "?$select=LogicalName,EntitySetName,PrimaryIdAttribute,PrimaryNameAttribute,"
                    + "ChangeTrackingEnabled&$expand=Attributes($select=LogicalName,AttributeTypeName),"
                    + "Keys($select=LogicalName,KeyAttributes,EntityKeyIndexStatus)&$filter=";

    private final URI serviceRoot;
    private final HttpPipeline pipeline;
    private final Map<String, TableDefinition> byName = new ConcurrentHashMap<>();
    private final Map<String, Object> fetching = new ConcurrentHashMap<>();

    /** The definitions below this service root, asked for through this pipeline. */
    public TableDefinitions(URI serviceRoot, HttpPipeline pipeline) {
        this.serviceRoot = serviceRoot;
        this.pipeline = pipeline;
    }

    /**
     * The definition of a table.
     *
     * @param name logical name ({@code account}) or entity set ({@code accounts})
     * @throws UnknownNameException where the environment has no such table; lists the near names
     */
    public TableDefinition get(String name) {
        TableDefinition known = byName.get(name);
        if (known != null) {
            return known;
        }
        synchronized (fetching.computeIfAbsent(name, key -> new Object())) {
            known = byName.get(name);
            return known != null ? known : fetch(name);
        }
    }

    private TableDefinition fetch(String name) {
        String literal = ODataPath.literal(name);
        String filter = "LogicalName eq " + literal + " or EntitySetName eq " + literal;
        List<JsonNode> found = values("EntityDefinitions" + DEFINITION + ODataPath.encode(filter));
        if (found.isEmpty()) {
            throw UnknownNameException.of("table", name, allNames());
        }
        TableDefinition table = definition(found.get(0));
        byName.put(table.logicalName(), table);
        byName.put(table.entitySet(), table);
        return table;
    }

    private List<String> allNames() {
        List<String> names = new ArrayList<>();
        for (JsonNode table : values("EntityDefinitions?$select=LogicalName,EntitySetName")) {
            names.add(table.path("LogicalName").asText());
            if (table.path("EntitySetName").isTextual()) {
                names.add(table.path("EntitySetName").asText());
            }
        }
        return names;
    }

    private List<JsonNode> values(String path) {
        List<JsonNode> values = new ArrayList<>();
        JsonReply.read(pipeline, serviceRoot.resolve(path)).path("value").forEach(values::add);
        return values;
    }

    private static TableDefinition definition(JsonNode json) {
        return new TableDefinition(
                json.path("LogicalName").asText(),
                json.path("EntitySetName").asText(),
                json.path("PrimaryIdAttribute").asText(),
                json.path("PrimaryNameAttribute").asText(null),
                json.path("ChangeTrackingEnabled").asBoolean(),
                columns(json.path("Attributes")),
                keys(json.path("Keys")));
    }

    private static Map<String, ColumnDefinition> columns(JsonNode attributes) {
        Map<String, ColumnDefinition> columns = new HashMap<>();
        for (JsonNode attribute : attributes) {
            String name = attribute.path("LogicalName").asText();
            String type = attribute.path("AttributeTypeName").path("Value").asText();
            columns.put(name, new ColumnDefinition(name, type));
        }
        return columns;
    }

    private static List<KeyDefinition> keys(JsonNode keys) {
        List<KeyDefinition> definitions = new ArrayList<>();
        for (JsonNode key : keys) {
            List<String> columns = new ArrayList<>();
            key.path("KeyAttributes").forEach(column -> columns.add(column.asText()));
            boolean active = key.path("EntityKeyIndexStatus").asText("Active").equals("Active");
            definitions.add(new KeyDefinition(key.path("LogicalName").asText(), columns, active));
        }
        return definitions;
    }
}
