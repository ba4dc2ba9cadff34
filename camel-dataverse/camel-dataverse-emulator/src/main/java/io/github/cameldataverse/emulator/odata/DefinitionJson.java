// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.filter.FilterContext;
import org.jspecify.annotations.Nullable;

/**
 * Writes table definitions with {@code $select} and {@code $expand}. Source: pages "Query table definitions using the
 * Web API" and "EntityMetadata entity type".
 */
public final class DefinitionJson {

    private static final Map<String, BiConsumer<TableDefinition, List<ObjectNode>>> PARTS = Map.of(
            "Attributes", DefinitionJson::columns,
            "Keys", DefinitionJson::keys,
            "ManyToOneRelationships", DefinitionJson::lookups);

    // these belong to the derived types of AttributeMetadata, so the base type cannot select them
    private static final Set<String> OF_DERIVED_TYPES = Set.of("MaxLength", "Targets");

    private final @Nullable String select;
    private final List<ExpandItem> expand;

    /** A writer for these options; null for an option that was not sent. */
    public DefinitionJson(@Nullable String select, @Nullable String expand) {
        this.select = select;
        this.expand = ExpandItem.parse(expand);
    }

    /** The list for {@code @odata.context}, with parentheses; empty without {@code $select}. */
    public String context() {
        return select == null ? "" : "(" + select + ")";
    }

    /** Adds a definition to an object that may hold the context already. */
    public ObjectNode write(TableDefinition table, ObjectNode target) {
        target.setAll(selected(DefinitionProperties.of(table), select, "EntityMetadata"));
        for (ExpandItem item : expand) {
            BiConsumer<TableDefinition, List<ObjectNode>> part = PARTS.get(item.name());
            if (part == null) {
                throw ApiException.notEmulated("$expand=" + item.name() + " of table definitions");
            }
            if (!Set.of("$select").containsAll(item.options().keySet())) {
                throw ApiException.notEmulated("the options " + item.options().keySet() + " of $expand=" + item.name());
            }
            List<ObjectNode> nodes = new ArrayList<>();
            part.accept(table, nodes);
            ArrayNode array = target.putArray(item.name());
            nodes.forEach(node -> array.add(selected(node, item.options().get("$select"), "AttributeMetadata")));
        }
        return target;
    }

    /** Whether a definition fits a {@code $filter} on its text and boolean properties; null fits all. */
    public static boolean matches(TableDefinition table, @Nullable String filter) {
        if (filter == null) {
            return true;
        }
        ObjectNode properties = DefinitionProperties.of(table);
        return FilterOption.parse(filter, name -> type(properties, name), FilterContext.none())
                .matches(name -> {
                    JsonNode value = properties.path(name);
                    return value.isTextual()
                            ? value.asText()
                            : value.isBoolean() ? value.asBoolean() : value.numberValue();
                });
    }

    private static String type(ObjectNode properties, String name) {
        JsonNode value = properties.get(name);
        if (value == null || value.isContainerNode()) {
            throw ApiException.notEmulated("the property '" + name + "' in a $filter of table definitions");
        }
        return value.isTextual() ? "Edm.String" : value.isBoolean() ? "Edm.Boolean" : "Edm.Int32";
    }

    private static ObjectNode selected(ObjectNode all, @Nullable String select, String type) {
        if (select == null) {
            return all;
        }
        ObjectNode some = JsonText.object();
        JsonNode odataType = all.get("@odata.type");
        if (odataType != null) {
            some.set("@odata.type", odataType);
        }
        for (String name :
                Arrays.stream(select.split(",", -1)).map(String::strip).toList()) {
            if (OF_DERIVED_TYPES.contains(name)) {
                throw ApiException.badRequest("Could not find a property named '" + name
                        + "' on type 'Microsoft.Dynamics.CRM." + type + "'.");
            }
            JsonNode value = all.get(name);
            if (value == null) {
                throw ApiException.notEmulated("the property '" + name + "' of definitions");
            }
            some.set(name, value);
        }
        some.set("MetadataId", all.path("MetadataId"));
        return some;
    }

    private static void columns(TableDefinition table, List<ObjectNode> nodes) {
        table.columns().values().forEach(column -> nodes.add(DefinitionProperties.of(table, column)));
    }

    private static void keys(TableDefinition table, List<ObjectNode> nodes) {
        table.keys().forEach(key -> nodes.add(DefinitionProperties.of(table, key)));
    }

    private static void lookups(TableDefinition table, List<ObjectNode> nodes) {
        for (ColumnDefinition column : table.columns().values()) {
            column.targets().forEach(target -> nodes.add(DefinitionProperties.of(table, column, target)));
        }
    }
}
