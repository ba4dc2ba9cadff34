// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.definition;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.metadata.Choice;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.ColumnType;
import io.github.cameldataverse.emulator.odata.JsonText;

/**
 * The definitions of lists of choices. Sources: pages "OptionSetMetadata entity type", "BooleanOptionSetMetadata entity
 * type" and "Retrieve metadata by name or MetadataId" (the shape of an option).
 */
final class ChoiceNodes {

    private ChoiceNodes() {}

    static DefinitionNode list(String name, ColumnDefinition column) {
        ObjectNode node = set(name, column.type().isChoice() ? column.type().attributeType() : "Picklist");
        ArrayNode options = node.putArray("Options");
        for (Choice choice : column.limits().choices()) {
            ObjectNode option = options.addObject();
            option.put("Value", choice.value());
            if (column.type() == ColumnType.STATUS) {
                option.put("State", choice.state());
            }
            describe(option, choice.label(), name + choice.value());
        }
        node.put("MetadataId", Labels.id(name));
        return DefinitionNode.plain("OptionSetMetadata", node);
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
