// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.definition;

import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.definition.DefinitionNode.Part;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition.Range;
import io.github.cameldataverse.emulator.metadata.ColumnType;
import io.github.cameldataverse.emulator.metadata.GlobalChoice;
import io.github.cameldataverse.emulator.metadata.LookupTarget;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.metadata.Traits.Feature;
import io.github.cameldataverse.emulator.odata.JsonText;

/** The definitions of columns. Source: page "AttributeMetadata entity type" and those of the types derived from it. */
final class ColumnNodes {

    private static final Map<ColumnType, String> TYPES = Map.of(
            ColumnType.UNIQUEIDENTIFIER, "UniqueIdentifierAttributeMetadata",
            ColumnType.MULTI_SELECT, "MultiSelectPicklistAttributeMetadata",
            ColumnType.IMAGE, "ImageAttributeMetadata",
            ColumnType.FILE, "FileAttributeMetadata");

    /** What only the derived types have, so that a request without a cast can neither select nor expand it. */
    static final Set<String> OF_DERIVED_TYPES = Set.of(
            "MaxLength",
            "MinValue",
            "MaxValue",
            "Precision",
            "IsBaseCurrency",
            "Format",
            "DateTimeBehavior",
            "Targets",
            "MaxSizeInKB",
            "CanStoreFullImage",
            "IsPrimaryImage",
            "DefaultValue",
            "OptionSet",
            "GlobalOptionSet");

    private ColumnNodes() {}

    static DefinitionNode of(TableDefinition table, ColumnDefinition column) {
        ObjectNode node = base(table, column);
        derived(table, node, column);
        node.put("MetadataId", id(table, column));
        return new DefinitionNode(type(column), node, parts(table, column));
    }

    private static ObjectNode base(TableDefinition table, ColumnDefinition column) {
        ObjectNode node = JsonText.object();
        node.put("LogicalName", column.name());
        node.put("SchemaName", column.schemaName());
        node.put("EntityLogicalName", table.logicalName());
        node.put("AttributeType", column.type().attributeType());
        node.putObject("AttributeTypeName").put("Value", column.type().attributeTypeName());
        node.put("IsPrimaryId", column.name().equals(table.primaryId()));
        node.put("IsPrimaryName", column.name().equals(table.names().primaryName()));
        node.put(
                "IsCustomAttribute",
                table.traits().has(Feature.CUSTOM) && column.name().contains("_"));
        node.put("IsValidForCreate", column.limits().create());
        node.put("IsValidForUpdate", column.limits().update());
        node.put("IsValidForRead", true);
        node.putNull("AttributeOf");
        boolean required = column.limits().usage().required() || column.name().equals(table.primaryId());
        node.putObject("RequiredLevel")
                .put("Value", required ? "SystemRequired" : "None")
                .put("CanBeChanged", !required)
                .put("ManagedPropertyLogicalName", "canmodifyrequirementlevelsettings");
        node.set("DisplayName", Labels.of("", column.name()));
        return node;
    }

    /** Properties of the derived types; what is not known of a column is null. */
    private static void derived(TableDefinition table, ObjectNode node, ColumnDefinition column) {
        Range range = column.limits().range();
        switch (column.type()) {
            case STRING, MEMO -> node.put("MaxLength", range.maxLength());
            case INTEGER, BIG_INT -> {
                node.put("MinValue", range.min());
                node.put("MaxValue", range.max());
            }
            case DECIMAL, DOUBLE, MONEY -> {
                node.put("MinValue", range.min());
                node.put("MaxValue", range.max());
                node.put("Precision", range.precision());
            }
            case BOOLEAN -> node.set("DefaultValue", column.limits().defaultValue());
            case DATE_TIME, DATE_ONLY, TIME_ZONE_INDEPENDENT -> {
                node.put("Format", column.type() == ColumnType.DATE_ONLY ? "DateOnly" : "DateAndTime");
                node.putObject("DateTimeBehavior").put("Value", column.type().dateTimeBehavior());
            }
            case FILE -> node.put("MaxSizeInKB", column.maxSizeInKb());
            case IMAGE -> node.put("MaxSizeInKB", column.maxSizeInKb()).put("CanStoreFullImage", true);
            case LOOKUP, CUSTOMER, OWNER -> targets(node.putArray("Targets"), column);
            default -> {
                // the other types add nothing that the emulator knows
            }
        }
        if (column.type() == ColumnType.IMAGE) {
            node.put(
                    "IsPrimaryImage",
                    table.primaryImage().filter(column::equals).isPresent());
        }
        if (column.type() == ColumnType.MONEY) {
            node.put("IsBaseCurrency", column.isBaseAmount());
        }
    }

    private static void targets(ArrayNode node, ColumnDefinition column) {
        column.targets().stream().map(LookupTarget::table).distinct().forEach(node::add);
    }

    private static Map<String, Part> parts(TableDefinition table, ColumnDefinition column) {
        boolean choice = column.type().isChoice() || column.type() == ColumnType.MULTI_SELECT;
        if (!choice && column.type() != ColumnType.BOOLEAN) {
            return Map.of();
        }
        String name = table.logicalName() + "_" + column.name();
        GlobalChoice global = column.limits().global();
        if (global != null) {
            return Map.of(
                    "OptionSet", new Part(false, List::of),
                    "GlobalOptionSet", new Part(false, () -> List.of(ChoiceNodes.global(global))));
        }
        DefinitionNode own = choice ? ChoiceNodes.list(name, column) : ChoiceNodes.yesAndNo(name);
        return Map.of("OptionSet", new Part(false, () -> List.of(own)), "GlobalOptionSet", new Part(false, List::of));
    }

    private static String type(ColumnDefinition column) {
        // customers and owners are lookups there
        return column.type().isLookup()
                ? "LookupAttributeMetadata"
                : TYPES.getOrDefault(column.type(), column.type().attributeType() + "AttributeMetadata");
    }

    private static String id(TableDefinition table, ColumnDefinition column) {
        return Labels.id(table.logicalName() + "." + column.name());
    }
}
