// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.GlobalChoice;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.JsonText;

/** The bodies of requests that create definitions. */
public final class DefinitionBody {

    private static final int FIRST_VALUE = 100_000_000;
    private static final String TYPE = "^#?Microsoft\\.Dynamics\\.CRM\\.(\\w+)AttributeMetadata$";

    private DefinitionBody() {}

    /** The column that a body describes: 400 if its type is unknown or not told, 501 if rows do not carry it here. */
    public static ColumnDefinition column(JsonNode body, String logicalName) {
        ObjectNode attribute = body.deepCopy();
        String type = attribute.path("@odata.type").asText().replaceFirst(TYPE, "$1");
        if (type.contains(".") || type.isEmpty()) {
            throw ApiException.badPayload("A column needs the '@odata.type' of a kind of AttributeMetadata, not '"
                    + attribute.path("@odata.type").asText() + "'.");
        }
        attribute.put("LogicalName", logicalName);
        attribute.putObject("AttributeTypeName").put("Value", type + "Type");
        if (attribute.path("MaxSizeInKB").isInt()) {
            attribute.set("MaxValue", attribute.path("MaxSizeInKB"));
        }
        number(attribute.path("OptionSet"));
        List<String> problems = new ArrayList<>();
        return new AttributeReader(JsonText.object(), problems)
                .read(attribute)
                .orElseThrow(() -> ApiException.notEmulated("creating columns of the type '" + type + "'"));
    }

    /** The global choice that a body describes, without checks. */
    public static GlobalChoice globalChoice(JsonNode body) {
        ObjectNode set = body.deepCopy();
        number(set);
        return AttributeReader.globalChoice(set);
    }

    /** Gives the choices that come without a value the next free ones. */
    private static void number(JsonNode set) {
        int next = FIRST_VALUE;
        for (JsonNode option : set.path("Options")) {
            next = Math.max(next, option.path("Value").asInt() + 1);
        }
        for (JsonNode option : set.path("Options")) {
            if (option instanceof ObjectNode known && !known.path("Value").isNumber()) {
                known.put("Value", next++);
            }
        }
    }

    /** The text of a label; the first one, whatever its language. */
    public static String label(JsonNode label, String otherwise) {
        return EntityDefinitionsReader.text(label.path("LocalizedLabels").path(0), "Label", otherwise);
    }

    /** The id of a definition with this name, for example {@code account.name}. */
    public static UUID id(String name) {
        return UUID.fromString(Labels.id(name));
    }
}
