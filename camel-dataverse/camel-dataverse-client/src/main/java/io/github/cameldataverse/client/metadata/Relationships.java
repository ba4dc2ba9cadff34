// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.metadata;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.client.http.HttpPipeline;
import io.github.cameldataverse.client.model.RelationshipDefinition;
import io.github.cameldataverse.client.model.RelationshipDefinition.Kind;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.odata.ODataPath;

/**
 * The relationships of tables, seen from each of them; those of a table are fetched when they are first needed. Thread-safe.
 */
final class Relationships {
    private static final String SIDES = "SchemaName,ReferencedEntity,ReferencingEntity,ReferencingAttribute,"
            + "ReferencedEntityNavigationPropertyName,ReferencingEntityNavigationPropertyName";
    private static final String MANY_SIDES = "SchemaName,Entity1LogicalName,Entity2LogicalName,"
            + "Entity1NavigationPropertyName,Entity2NavigationPropertyName";

    private final URI serviceRoot;
    private final HttpPipeline pipeline;
    private final FetchedOnce<List<RelationshipDefinition>> byTable = new FetchedOnce<>();

    Relationships(URI serviceRoot, HttpPipeline pipeline) {
        this.serviceRoot = serviceRoot;
        this.pipeline = pipeline;
    }

    List<RelationshipDefinition> of(TableDefinition table) {
        return byTable.get(table.logicalName(), () -> fetch(table.logicalName()));
    }

    void forget() {
        byTable.forget();
    }

    private List<RelationshipDefinition> fetch(String table) {
        String path = "EntityDefinitions(LogicalName=" + ODataPath.literal(table) + ")?$select=LogicalName&$expand="
                + "ManyToOneRelationships($select=" + SIDES + "),OneToManyRelationships($select=" + SIDES
                + "),ManyToManyRelationships($select=" + MANY_SIDES + ")";
        JsonNode definition = JsonReply.read(pipeline, serviceRoot.resolve(path));
        List<RelationshipDefinition> found = new ArrayList<>();
        definition.path("ManyToOneRelationships").forEach(each -> found.add(manyToOne(each)));
        definition.path("OneToManyRelationships").forEach(each -> found.add(oneToMany(each)));
        definition.path("ManyToManyRelationships").forEach(each -> addManyToMany(found, each, table));
        // one without a navigation property cannot be named
        found.removeIf(each -> each.navigationProperty().isEmpty());
        return List.copyOf(found);
    }

    private static RelationshipDefinition manyToOne(JsonNode relationship) {
        return new RelationshipDefinition(
                text(relationship, "SchemaName"),
                Kind.manyToOne,
                text(relationship, "ReferencingEntityNavigationPropertyName"),
                text(relationship, "ReferencedEntity"),
                text(relationship, "ReferencingAttribute"));
    }

    private static RelationshipDefinition oneToMany(JsonNode relationship) {
        return new RelationshipDefinition(
                text(relationship, "SchemaName"),
                Kind.oneToMany,
                text(relationship, "ReferencedEntityNavigationPropertyName"),
                text(relationship, "ReferencingEntity"),
                text(relationship, "ReferencingAttribute"));
    }

    /** One with the table on both sides is seen from each of them. */
    private static void addManyToMany(List<RelationshipDefinition> found, JsonNode relationship, String table) {
        for (int side = 1; side <= 2; side++) {
            if (text(relationship, "Entity" + side + "LogicalName").equals(table)) {
                found.add(new RelationshipDefinition(
                        text(relationship, "SchemaName"),
                        Kind.manyToMany,
                        text(relationship, "Entity" + side + "NavigationPropertyName"),
                        text(relationship, "Entity" + (3 - side) + "LogicalName"),
                        null));
            }
        }
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asText("");
    }
}
