// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.KeyDefinition;
import io.github.cameldataverse.emulator.metadata.LookupTarget;
import io.github.cameldataverse.emulator.metadata.TableDefinition;

/** Every property that the emulator knows of a definition, as the metadata API names it. */
final class DefinitionProperties {

    private static final int ENGLISH = 1033;

    private DefinitionProperties() {}

    static ObjectNode of(TableDefinition table) {
        ObjectNode node = JsonText.object();
        node.put("LogicalName", table.logicalName());
        node.put("SchemaName", table.names().schemaName());
        node.put("EntitySetName", table.entitySetName());
        node.put("LogicalCollectionName", table.entitySetName());
        node.put("ObjectTypeCode", table.objectTypeCode());
        node.put("PrimaryIdAttribute", table.primaryId());
        node.put("PrimaryNameAttribute", table.names().primaryName());
        node.put("ChangeTrackingEnabled", true);
        node.put("IsOptimisticConcurrencyEnabled", true);
        node.put("IsCustomEntity", false);
        node.put("IsActivity", false);
        node.put("IsIntersect", false);
        node.put("TableType", "Standard");
        node.put("OwnershipType", "UserOwned");
        label(node.putObject("DisplayName"), table.names().displayName(), table.metadataId());
        node.put("MetadataId", table.metadataId().toString());
        return node;
    }

    static ObjectNode of(TableDefinition table, ColumnDefinition column) {
        ObjectNode node = JsonText.object();
        node.put("@odata.type", "#Microsoft.Dynamics.CRM." + metadataType(column));
        node.put("LogicalName", column.name());
        node.put("SchemaName", column.schemaName());
        node.put("EntityLogicalName", table.logicalName());
        node.put("AttributeType", column.type().attributeType());
        node.putObject("AttributeTypeName").put("Value", column.type().attributeTypeName());
        node.put("IsPrimaryId", column.name().equals(table.primaryId()));
        node.put("IsPrimaryName", column.name().equals(table.names().primaryName()));
        node.put("IsCustomAttribute", false);
        node.put("IsValidForCreate", column.limits().create());
        node.put("IsValidForUpdate", column.limits().update());
        node.put("IsValidForRead", true);
        node.putNull("AttributeOf");
        Integer longest = column.limits().maxLength();
        if (longest != null) {
            node.put("MaxLength", longest.intValue());
        }
        if (column.type().isLookup()) {
            column.targets().forEach(target -> node.withArray("Targets").add(target.table()));
        }
        node.put("MetadataId", id(table.logicalName() + "." + column.name()));
        return node;
    }

    static ObjectNode of(TableDefinition table, KeyDefinition key) {
        ObjectNode node = JsonText.object();
        node.put("LogicalName", key.name());
        node.put("SchemaName", key.schemaName());
        node.put("EntityLogicalName", table.logicalName());
        key.columns().forEach(column -> node.withArray("KeyAttributes").add(column));
        node.put("EntityKeyIndexStatus", "Active");
        node.put("MetadataId", id(table.logicalName() + "." + key.name()));
        return node;
    }

    static ObjectNode of(TableDefinition table, ColumnDefinition column, LookupTarget target) {
        ObjectNode node = JsonText.object();
        node.put("SchemaName", target.relationship());
        node.put("RelationshipType", "OneToManyRelationship");
        node.put("ReferencedEntity", target.table());
        node.put("ReferencedAttribute", target.table() + "id");
        node.put("ReferencingEntity", table.logicalName());
        node.put("ReferencingAttribute", column.name());
        node.put("ReferencedEntityNavigationPropertyName", target.relationship());
        node.put("ReferencingEntityNavigationPropertyName", target.navigation());
        node.putObject("CascadeConfiguration").put("Delete", target.onDelete());
        node.put("MetadataId", id(target.relationship()));
        return node;
    }

    private static String metadataType(ColumnDefinition column) {
        // customers and owners are lookups there; ids and 64-bit numbers have types of their own
        String name = column.type().attributeType();
        if (column.type().isLookup()) {
            return "LookupAttributeMetadata";
        }
        return name.equals("Uniqueidentifier") ? "UniqueIdentifierAttributeMetadata" : name + "AttributeMetadata";
    }

    private static void label(ObjectNode target, String text, UUID id) {
        ObjectNode label = JsonText.object();
        label.put("Label", text).put("LanguageCode", ENGLISH).put("IsManaged", true);
        label.put("MetadataId", id.toString()).putNull("HasChanged");
        target.putArray("LocalizedLabels").add(label);
        target.set("UserLocalizedLabel", label);
    }

    private static String id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
