// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.metadata;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.client.model.Choice;

/**
 * Reads choices with their labels in one language.
 *
 * @param language language code (LCID); 0 for the language of the user, where the organization's is not known
 */
record ChoiceLabels(int language) {
    /** The choices of a column's definition, its own or those of a global list; one without a label in the language is left out. */
    List<Choice> of(JsonNode attribute) {
        List<Choice> choices = new ArrayList<>();
        JsonNode own = attribute.path("OptionSet");
        JsonNode set = own.isObject() ? own : attribute.path("GlobalOptionSet");
        set.path("Options").forEach(option -> add(choices, option));
        add(choices, set.path("TrueOption"));
        add(choices, set.path("FalseOption"));
        return List.copyOf(choices);
    }

    private void add(List<Choice> choices, JsonNode option) {
        JsonNode label = option.path("Label");
        if (language == 0) {
            add(choices, option, label.path("UserLocalizedLabel"));
        }
        for (JsonNode localized : label.path("LocalizedLabels")) {
            if (localized.path("LanguageCode").asInt() == language) {
                add(choices, option, localized);
            }
        }
    }

    private static void add(List<Choice> choices, JsonNode option, JsonNode label) {
        if (label.path("Label").isTextual()) {
            choices.add(
                    new Choice(option.path("Value").asInt(), label.path("Label").asText()));
        }
    }
}
