// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.definition;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.metadata.Choice;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.ColumnType;
import io.github.cameldataverse.emulator.metadata.GlobalChoice;
import io.github.cameldataverse.emulator.odata.JsonText;

/**
 * The definitions of lists of choices. Sources: pages "OptionSetMetadata entity type", "BooleanOptionSetMetadata entity
 * type" and "Retrieve metadata by name or MetadataId" (the shape of an option).
 */
final class ChoiceNodes {

    private ChoiceNodes() {}

    static DefinitionNode list(String name, ColumnDefinition column) {
        ObjectNode node = set(name, column.type().isChoice() ? column.type().attributeType() : "Picklist");
        options(node, column.limits().choices(), column.type() == ColumnType.STATUS);
        node.put("MetadataId", Labels.id(name));
        return DefinitionNode.plain("OptionSetMetadata", node);
    }

    static DefinitionNode global(GlobalChoice choice) {
        ObjectNode node = set(choice.name(), "Picklist");
        node.put("IsGlobal", true).put("IsCustomOptionSet", choice.name().contains("_"));
        node.set("DisplayName", Labels.of(choice.displayName(), choice.name()));
        options(node, choice.choices(), false);
        node.put("MetadataId", id(choice));
        return DefinitionNode.plain("OptionSetMetadata", node);
    }

    /** The id of the definition of a global choice. */
    static String id(GlobalChoice choice) {
        return Labels.id("choice:" + choice.name().toLowerCase(Locale.ROOT));
    }

    private static void options(ObjectNode node, List<Choice> choices, boolean states) {
        ArrayNode options = node.putArray("Options");
        for (Choice choice : choices) {
            ObjectNode option = options.addObject();
            option.put("Value", choice.value());
            if (states) {
                option.put("State", choice.state());
            }
            describe(option, choice.label(), node.path("Name").asText() + choice.value());
        }
    }

    static DefinitionNode yesAndNo(String name) {
        ObjectNode node = set(name, "Boolean");
        describe(node.putObject("TrueOption").put("Value", 1), "Yes", name + 1);
        describe(node.putObject("FalseOption").put("Value", 0), "No", name + 0);
        node.put("MetadataId", Labels.id(name));
        return DefinitionNode.plain("BooleanOptionSetMetadata", node);
    }

    private static ObjectNode set(String name, String type) {
        return JsonText.object()
                .put("Name", name)
                .put("IsGlobal", false)
                .put("IsCustomOptionSet", false)
                .put("OptionSetType", type);
    }

    private static void describe(ObjectNode option, String label, String owner) {
        option.set("Label", Labels.of(label, owner));
        option.set("Description", Labels.of("", owner));
        option.putNull("Color").put("IsManaged", true).putNull("MetadataId").putNull("HasChanged");
    }
}
