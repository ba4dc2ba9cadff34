// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.cameldataverse.emulator.odata.ApiException;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a {@code $expand}.
 *
 * @param name the property to expand
 * @param options its options by name, such as {@code $select}
 */
record ExpandItem(String name, Map<String, String> options) {

    /** Parses {@code A($select=x,y;$filter=z),B}; null has no entries. */
    static List<ExpandItem> parse(@Nullable String text) {
        List<ExpandItem> items = new ArrayList<>();
        if (text == null) {
            return items;
        }
        for (String entry : split(text, ',')) {
            int open = entry.indexOf('(');
            if (open >= 0 && !entry.endsWith(")")) {
                throw ApiException.badRequest("Syntax error at position " + text.length() + " in '" + text + "'.");
            }
            Map<String, String> options = new LinkedHashMap<>();
            if (open >= 0) {
                for (String option : split(entry.substring(open + 1, entry.length() - 1), ';')) {
                    int equals = option.indexOf('=');
                    options.put(
                            equals < 0 ? option : option.substring(0, equals).strip(), option.substring(equals + 1));
                }
            }
            items.add(new ExpandItem(open < 0 ? entry : entry.substring(0, open), options));
        }
        return items;
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : separator;
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == separator && (depth == 0 || i == text.length())) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        return parts;
    }
}
