// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One entry of a {@code $expand}. Source: page "Join tables using OData".
 *
 * @param name the property to expand, possibly with {@code /$ref} behind it
 * @param options its options by name, such as {@code $select}, in the order in which they were sent
 */
public record ExpandItem(String name, Map<String, String> options) {

    /** Parses {@code A($select=x,y;$filter=z),B}; null has no entries. */
    public static List<ExpandItem> parse(@Nullable String text) {
        List<ExpandItem> items = new ArrayList<>();
        if (text == null) {
            return items;
        }
        for (String entry : OptionText.split(text, ',')) {
            int open = entry.indexOf('(');
            String name = (open < 0 ? entry : entry.substring(0, open)).strip();
            if (open >= 0 && !entry.endsWith(")") || name.isEmpty()) {
                throw OptionText.syntaxError(text, text.length());
            }
            items.add(
                    new ExpandItem(name, open < 0 ? Map.of() : options(entry.substring(open + 1, entry.length() - 1))));
        }
        return items;
    }

    private static Map<String, String> options(String text) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String option : OptionText.split(text, ';')) {
            int equals = option.indexOf('=');
            if (equals < 0) {
                throw OptionText.syntaxError(text, text.indexOf(option));
            }
            options.put(
                    option.substring(0, equals).strip(),
                    option.substring(equals + 1).strip());
        }
        return options;
    }
}
