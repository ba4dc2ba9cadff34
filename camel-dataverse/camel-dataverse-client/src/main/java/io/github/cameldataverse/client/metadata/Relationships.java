// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.metadata;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.client.model.Relationship;

/** Reads the relationships of a table from its definition. */
final class Relationships {
    /** What users and teams have in common; a relationship names it instead of them. */
    private static final String OWNER = "owner";

    static final String QUERY = "?$select=LogicalName&$expand="
            + "ManyToOneRelationships($select=SchemaName,ReferencedEntity,ReferencingEntityNavigationPropertyName),"
            + "OneToManyRelationships($select=SchemaName,ReferencingEntity,ReferencedEntityNavigationPropertyName),"
            + "ManyToManyRelationships($select=SchemaName,Entity1LogicalName,Entity1NavigationPropertyName,"
            + "Entity2LogicalName,Entity2NavigationPropertyName)";

    private final String table;
    private final List<Relationship> found = new ArrayList<>();

    private Relationships(String table) {
        this.table = table;
    }

    static List<Relationship> of(String table, JsonNode definition) {
        Relationships relationships = new Relationships(table);
        definition.path("ManyToOneRelationships").forEach(relationships::manyToOne);
        definition
                .path("OneToManyRelationships")
                .forEach(each -> relationships.add(
                        each,
                        "ReferencedEntityNavigationPropertyName",
                        each.path("ReferencingEntity").asText(),
                        true));
        definition.path("ManyToManyRelationships").forEach(relationships::manyToMany);
        return List.copyOf(relationships.found);
    }

    private void manyToOne(JsonNode relationship) {
        String other = relationship.path("ReferencedEntity").asText();
        for (String target : other.equals(OWNER) ? List.of("systemuser", "team") : List.of(other)) {
            add(relationship, "ReferencingEntityNavigationPropertyName", target, false);
        }
    }

    /** Both sides, where a table is related to itself. */
    private void manyToMany(JsonNode relationship) {
        String first = relationship.path("Entity1LogicalName").asText();
        String second = relationship.path("Entity2LogicalName").asText();
        if (first.equals(table)) {
            add(relationship, "Entity1NavigationPropertyName", second, true);
        }
        if (second.equals(table)) {
            add(relationship, "Entity2NavigationPropertyName", first, true);
        }
    }

    private void add(JsonNode relationship, String property, String other, boolean collection) {
        String name = relationship.path(property).asText("");
        if (!name.isEmpty()) {
            found.add(new Relationship(relationship.path("SchemaName").asText(), name, other, collection));
        }
    }
}
