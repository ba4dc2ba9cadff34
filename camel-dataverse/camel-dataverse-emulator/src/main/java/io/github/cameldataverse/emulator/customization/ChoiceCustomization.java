// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.customization;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.emulator.definition.DefinitionBody;
import io.github.cameldataverse.emulator.definition.GlobalChoices;
import io.github.cameldataverse.emulator.metadata.Choice;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.ColumnType;
import io.github.cameldataverse.emulator.metadata.GlobalChoice;
import io.github.cameldataverse.emulator.metadata.TableCatalog;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.KeyPredicate;
import io.github.cameldataverse.emulator.odata.ResourcePath;
import io.github.cameldataverse.emulator.store.RowStore;

/**
 * Creates and removes global choices and gives them to columns. Source: page "Create and update choices (option sets)
 * using the Web API".
 *
 * @param catalog where they are
 * @param store the rows, whose steps undo changes of definitions too
 */
public record ChoiceCustomization(TableCatalog catalog, RowStore store) {

    private static final String BINDING = "GlobalOptionSet@odata.bind";
    private static final Pattern REFERENCE = Pattern.compile("(?:.*/)?(" + GlobalChoices.SET + "\\(.*\\))");

    /** Creates the global choice that a body describes; choices without a value get one. */
    public GlobalChoice create(JsonNode body) {
        String type = body.path("@odata.type").asText();
        if (!type.endsWith("CRM.OptionSetMetadata")
                || !body.path("OptionSetType").asText("Picklist").equals("Picklist")) {
            throw ApiException.notEmulated("creating global choices of the type '" + type + "' and the OptionSetType '"
                    + body.path("OptionSetType").asText("Picklist") + "'");
        }
        SchemaName.of(body, "Name", "OptionSet");
        GlobalChoice choice = DefinitionBody.globalChoice(body);
        if (catalog.globalChoices().stream().anyMatch(other -> other.name().equalsIgnoreCase(choice.name()))) {
            throw new ApiException(
                    400,
                    "0x80044345",
                    "An OptionSet with the specified name already exists. Please specify a unique name.");
        }
        List<Integer> values = choice.choices().stream().map(Choice::value).toList();
        if (values.stream().distinct().count() < values.size()) {
            throw new ApiException(
                    400, "0x80048403", "Invalid OptionSet: two of its options have one value: " + values);
        }
        store.onEnd(catalog.put(choice), () -> {});
        return choice;
    }

    /** Removes a global choice that no column uses. */
    public void remove(GlobalChoice choice) {
        List<String> users = catalog.tables().stream()
                .filter(table -> table.columns().values().stream()
                        .anyMatch(column -> choice.equals(column.limits().global())))
                .map(table -> table.logicalName())
                .toList();
        if (!users.isEmpty()) {
            throw new ApiException(
                    400,
                    "0x80048417",
                    "This option set cannot be deleted. The current set of entities that reference this option set are: "
                            + String.join(", ", users)
                            + ". These references must be removed before this option set can be deleted");
        }
        store.onEnd(catalog.remove(choice), () -> {});
    }

    /** The column with the global choice that the body binds; as it is, if it binds none. */
    ColumnDefinition bound(ColumnDefinition column, JsonNode body) {
        if (!body.has(BINDING)) {
            return column;
        }
        if (column.type() != ColumnType.PICKLIST && column.type() != ColumnType.MULTI_SELECT) {
            throw ApiException.badPayload(
                    "A column of the type " + column.type().attributeTypeName() + " takes no '" + BINDING + "'.");
        }
        String uri = body.path(BINDING).asText();
        Matcher reference = REFERENCE.matcher(uri);
        KeyPredicate key =
                reference.matches() ? ResourcePath.parse(reference.group(1)).key() : null;
        if (key == null) {
            throw ApiException.badPayload(
                    "The URI '" + uri + "' of '" + BINDING + "' does not name one of " + GlobalChoices.SET + ".");
        }
        return new ColumnDefinition(
                column.name(),
                column.schemaName(),
                column.type(),
                column.limits().of(new GlobalChoices(catalog).named(key)),
                column.targets());
    }
}
