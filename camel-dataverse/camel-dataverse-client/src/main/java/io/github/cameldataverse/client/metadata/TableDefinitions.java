// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.metadata;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.client.http.HttpPipeline;
import io.github.cameldataverse.client.model.Choice;
import io.github.cameldataverse.client.model.ColumnDefinition;
import io.github.cameldataverse.client.model.ColumnLimits;
import io.github.cameldataverse.client.model.KeyDefinition;
import io.github.cameldataverse.client.model.LookupTarget;
import io.github.cameldataverse.client.model.Relationship;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.model.UnknownNameException;
import io.github.cameldataverse.client.odata.ODataPath;
import io.github.cameldataverse.client.odata.value.Definitions;

/**
 * The table definitions of one environment: each is fetched on first use, by logical name or entity set, and kept for the
 * life of the connection. Thread-safe.
 *
 * @see <a
 *     href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query-metadata-web-api">Query table
 *     definitions</a>
 */
public final class TableDefinitions implements Definitions {
    private static final String DEFINITION =
            "?$select=LogicalName,EntitySetName,PrimaryIdAttribute,PrimaryNameAttribute,"
                    + "ChangeTrackingEnabled&$expand=Attributes($select=LogicalName,AttributeTypeName,"
                    + "IsValidForCreate,IsValidForUpdate),"
                    + "Keys($select=LogicalName,KeyAttributes,EntityKeyIndexStatus),"
                    + "ManyToOneRelationships($select=ReferencingAttribute,ReferencedEntity,"
                    + "ReferencingEntityNavigationPropertyName)&$filter=";

    private final URI serviceRoot;
    private final HttpPipeline pipeline;
    private final ColumnDetails details;
    private final TableMessages messages;
    private final FetchedOnce<TableDefinition> byName = new FetchedOnce<>();
    private final FetchedOnce<List<Relationship>> relationships = new FetchedOnce<>();

    /**
     * The definitions below this service root, asked for through this pipeline.
     *
     * @param labelLanguage language code (LCID) in which choices are given by label; 0 for the organization's base language
     */
    public TableDefinitions(URI serviceRoot, HttpPipeline pipeline, int labelLanguage) {
        this.serviceRoot = serviceRoot;
        this.pipeline = pipeline;
        this.details = new ColumnDetails(serviceRoot, pipeline, labelLanguage);
        this.messages = new TableMessages(serviceRoot, pipeline);
    }

    /**
     * The definition of a table.
     *
     * @param name logical name ({@code account}) or entity set ({@code accounts})
     * @throws UnknownNameException where the environment has no such table; lists the near names
     */
    @Override
    public TableDefinition get(String name) {
        return byName.get(name, () -> fetch(name));
    }

    @Override
    public List<Choice> choices(TableDefinition table, ColumnDefinition column) {
        return details.choices(table, column);
    }

    @Override
    public ColumnLimits limits(TableDefinition table, ColumnDefinition column) {
        return details.limits(table, column);
    }

    /** The relationships of a table, those of its lookups and those that lead to many rows. */
    public List<Relationship> relationships(TableDefinition table) {
        String name = table.logicalName();
        return relationships.get(name, () -> {
            String path = "EntityDefinitions(LogicalName=" + ODataPath.literal(name) + ")" + Relationships.QUERY;
            return Relationships.of(name, JsonReply.read(pipeline, serviceRoot.resolve(path)));
        });
    }

    /** Whether the table has a message such as {@code CreateMultiple}; false also where nobody tells. */
    public boolean hasMessage(TableDefinition table, String message) {
        return messages.has(table, message);
    }

    /** Whether the table is elastic, so that its rows are written without transactions. */
    public boolean isElastic(TableDefinition table) {
        return messages.isElastic(table);
    }

    private TableDefinition fetch(String name) {
        String literal = ODataPath.literal(name);
        String filter = "LogicalName eq " + literal + " or EntitySetName eq " + literal;
        List<JsonNode> found = values("EntityDefinitions" + DEFINITION + ODataPath.encode(filter));
        if (found.isEmpty()) {
            throw UnknownNameException.of("table", name, allNames());
        }
        // a name may be one table's entity set and another's logical name
        TableDefinition table = definition(found.stream()
                .filter(json -> json.path("LogicalName").asText().equals(name))
                .findFirst()
                .orElse(found.get(0)));
        byName.keep(table.logicalName(), table);
        byName.keep(table.entitySet(), table);
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
                columns(json.path("Attributes"), LookupRelationships.targets(json.path("ManyToOneRelationships"))),
                keys(json.path("Keys")));
    }

    private static Map<String, ColumnDefinition> columns(JsonNode attributes, Map<String, List<LookupTarget>> targets) {
        Map<String, ColumnDefinition> columns = new HashMap<>();
        for (JsonNode attribute : attributes) {
            String name = attribute.path("LogicalName").asText();
            columns.put(
                    name,
                    new ColumnDefinition(
                            name,
                            attribute.path("AttributeTypeName").path("Value").asText(),
                            attribute.path("IsValidForCreate").asBoolean(true),
                            attribute.path("IsValidForUpdate").asBoolean(true),
                            targets.getOrDefault(name, List.of())));
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
