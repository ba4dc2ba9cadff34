// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.definition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.emulator.metadata.Choice;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition.Limits;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition.Range;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition.Usage;
import io.github.cameldataverse.emulator.metadata.ColumnType;
import io.github.cameldataverse.emulator.metadata.GlobalChoice;
import io.github.cameldataverse.emulator.metadata.LookupTarget;
import org.jspecify.annotations.Nullable;

/** Makes columns of the attributes of one table. Source: page "AttributeMetadata entity type". */
final class AttributeReader {

    /** Not properties of rows: lists of other rows, and parts of other columns. */
    private static final Set<String> NOT_IN_ROWS = Set.of("PartyList", "CalendarRules", "Virtual");

    private static final Set<String> REQUIRED_LEVELS =
            Set.of("None", "SystemRequired", "ApplicationRequired", "Recommended");

    private static final Set<ColumnType> FILLED_BY_THE_SERVICE =
            Set.of(ColumnType.STATE, ColumnType.STATUS, ColumnType.OWNER, ColumnType.BOOLEAN);

    private final JsonNode table;
    private final List<String> problems;

    AttributeReader(JsonNode table, List<String> problems) {
        this.table = table;
        this.problems = problems;
    }

    /** The column of an attribute; empty if rows do not carry it, or if it cannot be represented (a problem is noted). */
    Optional<ColumnDefinition> read(JsonNode attribute) {
        String name = attribute.path("LogicalName").asText();
        String typeName = typeName(attribute);
        boolean ofAnother = attribute.path("AttributeOf").isTextual() && !typeName.equals("EntityName");
        boolean hidden = !attribute.path("IsValidForRead").asBoolean(true);
        if (ofAnother || hidden || NOT_IN_ROWS.contains(typeName)) {
            return Optional.empty();
        }
        ColumnType type;
        try {
            type = ColumnType.named(typeName);
        } catch (IllegalArgumentException e) {
            problems.add("table '" + table.path("LogicalName").asText() + "', column '" + name + "': the type '"
                    + typeName + "'");
            return Optional.empty();
        }
        String level = EntityDefinitionsReader.text(attribute.path("RequiredLevel"), "Value", "None");
        if (!REQUIRED_LEVELS.contains(level)) {
            problems.add("table '" + table.path("LogicalName").asText() + "', column '" + name
                    + "': the RequiredLevel '" + level + "'");
        }
        String schemaName = EntityDefinitionsReader.text(attribute, "SchemaName", name);
        boolean required = level.equals("SystemRequired") && isGivenByTheCaller(attribute, type);
        return Optional.of(new ColumnDefinition(name, schemaName, type, limits(attribute, required), targets(name)));
    }

    /** Not what the service fills itself: ids, states, owners and defaults; the rows of system tables are its own. */
    private boolean isGivenByTheCaller(JsonNode attribute, ColumnType type) {
        boolean filled = FILLED_BY_THE_SERVICE.contains(type)
                || attribute.path("DefaultFormValue").asInt(-1) >= 0
                || attribute.path("DefaultValue").isBoolean();
        return !filled
                && attribute.path("IsValidForCreate").asBoolean(true)
                && !attribute.path("LogicalName").equals(table.path("PrimaryIdAttribute"))
                && !DefinitionFile.SYSTEM_TABLES.contains(
                        table.path("LogicalName").asText());
    }

    /** The more exact of the two names of a type, in the words of the data files. */
    private static String typeName(JsonNode attribute) {
        String behavior = EntityDefinitionsReader.text(attribute.path("DateTimeBehavior"), "Value", "UserLocal");
        String exact = EntityDefinitionsReader.text(attribute.path("AttributeTypeName"), "Value", "")
                .replaceFirst("Type$", "");
        String name = exact.isEmpty() ? EntityDefinitionsReader.text(attribute, "AttributeType", "") : exact;
        return name.equals("DateTime") && !behavior.equals("UserLocal") ? behavior : name;
    }

    private static Limits limits(JsonNode attribute, boolean required) {
        Range range = new Range(
                attribute.path("MaxLength").isInt()
                        ? attribute.path("MaxLength").asInt()
                        : null,
                number(attribute, "MinValue"),
                number(attribute, "MaxValue"),
                attribute.path("Precision").isInt()
                        ? attribute.path("Precision").asInt()
                        : null);
        boolean create = attribute.path("IsValidForCreate").asBoolean(true);
        Usage usage = new Usage(create, attribute.path("IsValidForUpdate").asBoolean(true), required);
        Limits limits = new Limits(range, usage, choices(attribute.path("OptionSet")), null);
        JsonNode global = attribute.path("GlobalOptionSet");
        return global.isObject() ? limits.of(globalChoice(global)) : limits;
    }

    static GlobalChoice globalChoice(JsonNode set) {
        return new GlobalChoice(
                EntityDefinitionsReader.text(set, "Name", ""),
                DefinitionBody.label(set.path("DisplayName"), ""),
                choices(set));
    }

    private static List<Choice> choices(JsonNode set) {
        List<Choice> choices = new ArrayList<>();
        set.path("Options").forEach(option -> choices.add(choice(option)));
        return List.copyOf(choices);
    }

    private static @Nullable BigDecimal number(JsonNode attribute, String name) {
        return attribute.path(name).isNumber() ? attribute.path(name).decimalValue() : null;
    }

    private static Choice choice(JsonNode option) {
        JsonNode own = option.path("Label").path("UserLocalizedLabel");
        // a request that creates a choice has no label of the user's own
        JsonNode label = own.isObject()
                ? own
                : option.path("Label").path("LocalizedLabels").path(0);
        int value = option.path("Value").asInt();
        return new Choice(
                value,
                EntityDefinitionsReader.text(label, "Label", String.valueOf(value)),
                option.path("State").isInt() ? option.path("State").asInt() : null);
    }

    private List<LookupTarget> targets(String column) {
        List<LookupTarget> targets = new ArrayList<>();
        for (JsonNode relationship : table.path("ManyToOneRelationships")) {
            if (relationship.path("ReferencingAttribute").asText().equals(column)) {
                String referenced = relationship.path("ReferencedEntity").asText();
                String navigation =
                        EntityDefinitionsReader.text(relationship, "ReferencingEntityNavigationPropertyName", column);
                String name = EntityDefinitionsReader.text(relationship, "SchemaName", "");
                String onDelete =
                        EntityDefinitionsReader.text(relationship.path("CascadeConfiguration"), "Delete", "RemoveLink");
                for (String target : referenced.equals("owner") ? List.of("systemuser", "team") : List.of(referenced)) {
                    targets.add(new LookupTarget(target, navigation, name, onDelete));
                }
            }
        }
        return List.copyOf(targets);
    }
}
