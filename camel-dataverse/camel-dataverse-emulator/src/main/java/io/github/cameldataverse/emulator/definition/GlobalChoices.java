// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.definition;

import java.util.List;
import java.util.Map;

import io.github.cameldataverse.emulator.metadata.GlobalChoice;
import io.github.cameldataverse.emulator.metadata.TableCatalog;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.KeyPredicate;

/**
 * The definitions of global choices. Sources: pages "OptionSetMetadata entity type" and "Retrieve table definitions by
 * name or MetadataId".
 *
 * @param catalog where they are
 */
public record GlobalChoices(TableCatalog catalog) {

    /** The set of the definitions of global choices. */
    public static final String SET = "GlobalOptionSetDefinitions";

    /** All of them. */
    public List<DefinitionNode> all() {
        return catalog.globalChoices().stream().map(ChoiceNodes::global).toList();
    }

    /** One of them. */
    public DefinitionNode of(GlobalChoice choice) {
        return ChoiceNodes.global(choice);
    }

    /** The one that a key names, by {@code Name} or by the id of its definition; 404 if there is none. */
    public GlobalChoice named(KeyPredicate key) {
        Map<String, String> parts = key.parts();
        String name = parts.getOrDefault("Name", "");
        String id = parts.getOrDefault("MetadataId", parts.getOrDefault("", ""));
        return catalog.globalChoices().stream()
                .filter(choice -> name.isEmpty()
                        ? ChoiceNodes.id(choice).equalsIgnoreCase(id)
                        : choice.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new ApiException(
                        404,
                        "0x80060888",
                        "Could not find an optionset with the name or id '" + (name.isEmpty() ? id : name)
                                + "'. There are: "
                                + catalog.globalChoices().stream()
                                        .map(GlobalChoice::name)
                                        .toList()));
    }
}
