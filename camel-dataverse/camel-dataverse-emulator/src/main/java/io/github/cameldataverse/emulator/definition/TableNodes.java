// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.definition.DefinitionNode.Part;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.KeyDefinition;
import io.github.cameldataverse.emulator.metadata.LookupTarget;
import io.github.cameldataverse.emulator.metadata.ManyToMany;
import io.github.cameldataverse.emulator.metadata.TableCatalog;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.metadata.Traits.Feature;
import io.github.cameldataverse.emulator.odata.JsonText;

/**
 * The definitions of tables, with their columns, keys and relationships. Sources: pages "EntityMetadata entity type",
 * "EntityKeyMetadata entity type", "OneToManyRelationshipMetadata entity type" and "ManyToManyRelationshipMetadata
 * entity type".
 */
public final class TableNodes {

    private final TableCatalog catalog;

    /** The definitions of an environment. */
    public TableNodes(TableCatalog catalog) {
        this.catalog = catalog;
    }

    /** All tables. */
    public List<DefinitionNode> all() {
        return catalog.tables().stream().map(this::of).toList();
    }

    /** One table. */
    public DefinitionNode of(TableDefinition table) {
        return new DefinitionNode(
                "EntityMetadata",
                properties(table),
                Map.of(
                        "Attributes", new Part(true, () -> columns(table)),
                        "Keys", new Part(true, () -> keys(table)),
                        "ManyToOneRelationships", new Part(true, () -> outgoing(table)),
                        "ManyToManyRelationships", new Part(true, () -> manyToMany(table)),
                        "OneToManyRelationships", new Part(true, () -> incoming(table))));
    }

    private static List<DefinitionNode> columns(TableDefinition table) {
        return table.columns().values().stream()
                .map(column -> ColumnNodes.of(table, column))
                .toList();
    }

    private static List<DefinitionNode> keys(TableDefinition table) {
        return table.keys().stream().map(key -> key(table, key)).toList();
    }

    private List<DefinitionNode> outgoing(TableDefinition table) {
        List<DefinitionNode> nodes = new ArrayList<>();
        for (ColumnDefinition column : table.columns().values()) {
            column.targets().forEach(target -> nodes.add(relationship(table, column, target)));
        }
        return nodes;
    }

    private List<DefinitionNode> incoming(TableDefinition table) {
        List<DefinitionNode> nodes = new ArrayList<>();
        for (TableDefinition other : catalog.tables()) {
            for (ColumnDefinition column : other.columns().values()) {
                column.targets().stream()
                        .filter(target -> target.table().equals(table.logicalName()))
                        .forEach(target -> nodes.add(relationship(other, column, target)));
            }
        }
        return nodes;
    }

    private List<DefinitionNode> manyToMany(TableDefinition table) {
        return catalog.manyToMany().stream()
                .filter(relationship -> relationship.first().table().equals(table.logicalName())
                        || relationship.second().table().equals(table.logicalName()))
                .map(TableNodes::relationship)
                .toList();
    }

    private static DefinitionNode relationship(ManyToMany relationship) {
        ObjectNode node = JsonText.object();
        node.put("SchemaName", relationship.name());
        node.put("RelationshipType", "ManyToManyRelationship");
        node.put("IsCustomRelationship", false);
        node.put("IntersectEntityName", relationship.intersect());
        side(node, "Entity1", relationship.first());
        side(node, "Entity2", relationship.second());
        node.put("MetadataId", Labels.id(relationship.name()));
        return DefinitionNode.plain("ManyToManyRelationshipMetadata", node);
    }

    private static void side(ObjectNode node, String prefix, ManyToMany.Side side) {
        node.put(prefix + "LogicalName", side.table());
        node.put(prefix + "IntersectAttribute", side.column());
        node.put(prefix + "NavigationPropertyName", side.navigation());
    }

    private static ObjectNode properties(TableDefinition table) {
        ObjectNode node = JsonText.object();
        node.put("LogicalName", table.logicalName());
        node.put("SchemaName", table.names().schemaName());
        node.put("EntitySetName", table.entitySetName());
        node.put("LogicalCollectionName", table.entitySetName());
        node.put("ObjectTypeCode", table.traits().objectTypeCode());
        node.put("PrimaryIdAttribute", table.primaryId());
        String primaryName = table.names().primaryName();
        node.put("PrimaryNameAttribute", primaryName.isEmpty() ? null : primaryName);
        node.put("ChangeTrackingEnabled", table.traits().has(Feature.CHANGE_TRACKING));
        node.put("IsOptimisticConcurrencyEnabled", table.traits().has(Feature.OPTIMISTIC_CONCURRENCY));
        node.put("IsCustomEntity", table.traits().has(Feature.CUSTOM));
        node.put("IsActivity", table.traits().has(Feature.ACTIVITY));
        node.put("IsIntersect", table.traits().has(Feature.INTERSECT));
        node.put("IsKnowledgeManagementEnabled", false);
        node.put("TableType", "Standard");
        node.put("OwnershipType", table.traits().ownership());
        node.set(
                "CanChangeTrackingBeEnabled",
                Labels.managed(table.traits().has(Feature.CHANGE_TRACKING), "canchangetrackingbeenabled"));
        node.set("CanCreateAttributes", Labels.managed(true, "cancreateattributes"));
        node.set("DisplayName", Labels.of(table.names().displayName(), table.logicalName()));
        node.put("MetadataId", table.metadataId().toString());
        return node;
    }

    private static DefinitionNode key(TableDefinition table, KeyDefinition key) {
        ObjectNode node = JsonText.object();
        node.put("LogicalName", key.name());
        node.put("SchemaName", key.schemaName());
        node.put("EntityLogicalName", table.logicalName());
        key.columns().forEach(column -> node.withArray("KeyAttributes").add(column));
        node.put("EntityKeyIndexStatus", "Active");
        node.set("DisplayName", Labels.of(key.name(), table.logicalName() + "." + key.name()));
        node.put("MetadataId", Labels.id(table.logicalName() + "." + key.name()));
        return DefinitionNode.plain("EntityKeyMetadata", node);
    }

    private DefinitionNode relationship(TableDefinition table, ColumnDefinition column, LookupTarget target) {
        ObjectNode node = JsonText.object();
        String name = target.relationship();
        node.put("SchemaName", name);
        node.put("RelationshipType", "OneToManyRelationship");
        node.put("IsCustomRelationship", table.traits().has(Feature.CUSTOM));
        node.put("ReferencedEntity", target.table());
        node.put(
                "ReferencedAttribute",
                catalog.table(target.table()).map(TableDefinition::primaryId).orElse(target.table() + "id"));
        node.put("ReferencingEntity", table.logicalName());
        node.put("ReferencingAttribute", column.name());
        node.put("ReferencedEntityNavigationPropertyName", name);
        node.put("ReferencingEntityNavigationPropertyName", target.navigation());
        node.putObject("CascadeConfiguration").put("Delete", target.onDelete());
        node.put("MetadataId", Labels.id(table.logicalName() + "." + column.name() + ">" + target.table()));
        return DefinitionNode.plain("OneToManyRelationshipMetadata", node);
    }
}
