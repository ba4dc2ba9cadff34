// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.definition;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * A query on table definitions that chooses columns, keys and relationships too: {@code EntityQueryExpression}. Source:
 * page "Query schema definitions".
 */
public final class SchemaQuery {

    private static final Set<String> MEMBERS =
            Set.of("Properties", "Criteria", "AttributeQuery", "RelationshipQuery", "KeyQuery", "LabelQuery");

    /** Which part of the query chooses what of a table. */
    private static final Map<String, String> QUERIES = Map.of(
            "Attributes", "AttributeQuery",
            "Keys", "KeyQuery",
            "ManyToOneRelationships", "RelationshipQuery",
            "ManyToManyRelationships", "RelationshipQuery",
            "OneToManyRelationships", "RelationshipQuery");

    private final JsonNode query;

    /** A query; a missing one asks for everything. */
    public SchemaQuery(JsonNode query) {
        this.query = query;
        query.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                throw ApiException.badRequest("The query of RetrieveMetadataChanges has no '" + name + "'; known are "
                        + new TreeSet<>(MEMBERS) + ".");
            }
        });
    }

    /**
     * Adds the definitions that fit.
     *
     * @param changes if only what has changed is asked for: a table of which only parts have changed is there as well,
     *     with {@code HasChanged} false; null for everything
     */
    public void write(List<DefinitionNode> tables, @Nullable SchemaChanges changes, ArrayNode target) {
        for (DefinitionNode table : tables) {
            if (SchemaCriteria.test(query.path("Criteria"), table.properties())) {
                ObjectNode node = JsonText.object();
                properties(table, query, node, changes);
                boolean changed = changes == null || changes.changed(table);
                for (Map.Entry<String, DefinitionNode.Part> part : table.parts().entrySet()) {
                    String name = part.getKey();
                    List<DefinitionNode> nodes =
                            wanted(query, name) ? part.getValue().nodes().get() : List.of();
                    JsonNode chosen = query.path(QUERIES.getOrDefault(name, ""));
                    changed |= parts(nodes, chosen, changes, node.putArray(name));
                }
                if (changed) {
                    target.add(node);
                }
            }
        }
    }

    /** Gives whether there were any. */
    private static boolean parts(
            List<DefinitionNode> nodes, JsonNode query, @Nullable SchemaChanges changes, ArrayNode target) {
        for (DefinitionNode node : nodes) {
            if (SchemaCriteria.test(query.path("Criteria"), node.properties())
                    && (changes == null || changes.changed(node))) {
                ObjectNode written = target.addObject();
                if (node.type().endsWith("AttributeMetadata") && !node.type().equals("AttributeMetadata")) {
                    written.put("@odata.type", "#Microsoft.Dynamics.CRM.Complex" + node.type());
                }
                properties(node, query, written, changes);
                // the choices of a column come with it
                node.parts().forEach((list, part) -> part.nodes().get().stream()
                        .filter(choice -> wanted(query, list))
                        .forEach(choice -> written.set(list, choice.properties())));
            }
        }
        return !target.isEmpty();
    }

    /** What was not asked for is null; name and ids are always there. */
    private static void properties(
            DefinitionNode node, JsonNode query, ObjectNode target, @Nullable SchemaChanges changes) {
        node.properties().properties().forEach(property -> {
            boolean always =
                    property.getKey().equals("LogicalName") || property.getKey().equals("MetadataId");
            target.set(
                    property.getKey(),
                    always || wanted(query, property.getKey()) ? property.getValue() : target.nullNode());
        });
        target.put("HasChanged", changes == null ? null : (Boolean) changes.changed(node));
    }

    private static boolean wanted(JsonNode query, String name) {
        JsonNode properties = query.path("Properties");
        if (properties.isMissingNode() || properties.path("AllProperties").asBoolean()) {
            return true;
        }
        for (JsonNode wanted : properties.path("PropertyNames")) {
            if (wanted.asText().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
