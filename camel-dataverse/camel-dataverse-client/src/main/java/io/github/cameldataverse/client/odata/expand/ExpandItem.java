// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata.expand;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An entry of {@code $expand}, such as {@code primarycontactid($select=fullname)}.
 *
 * @param property navigation property
 * @param options its options by name ({@code $select}), in the order given
 * @see <a href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/join-tables">Join tables</a>
 */
public record ExpandItem(String property, Map<String, String> options) {
    private static final String REFERENCE = "/$ref";

    /**
     * The entries of an expand.
     *
     * @throws IllegalArgumentException where it is malformed; says where
     */
    public static List<ExpandItem> parse(String expand) {
        List<ExpandItem> items = new ArrayList<>();
        for (String entry : split(expand, ',')) {
            int open = entry.indexOf('(');
            String name = (open < 0 ? entry : entry.substring(0, open)).strip();
            if (name.isEmpty() || open >= 0 && !entry.stripTrailing().endsWith(")")) {
                throw malformed(expand, expand.indexOf(entry), "no navigation property with options in brackets");
            }
            items.add(new ExpandItem(
                    name, open < 0 ? Map.of() : options(entry.substring(open + 1, entry.lastIndexOf(')')), expand)));
        }
        return items;
    }

    /** What is expanded in turn. */
    public List<ExpandItem> nested() {
        String inner = options.get("$expand");
        return inner == null ? List.of() : parse(inner);
    }

    /** Whether only the address of the row is asked for. */
    public boolean isReference() {
        return property.endsWith(REFERENCE);
    }

    /** The navigation property alone. */
    public String name() {
        return isReference() ? property.substring(0, property.length() - REFERENCE.length()) : property;
    }

    private static Map<String, String> options(String text, String expand) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String option : split(text, ';')) {
            int equals = option.indexOf('=');
            if (equals < 0) {
                throw malformed(
                        expand, expand.indexOf(option), "no option such as $select=name, separated by semicolons");
            }
            options.put(
                    option.substring(0, equals).strip(),
                    option.substring(equals + 1).strip());
        }
        return options;
    }

    /** Splits where a separator stands outside of brackets and texts. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            quoted ^= sign == '\'';
            depth += quoted ? 0 : sign == '(' ? 1 : sign == ')' ? -1 : 0;
            if (depth < 0) {
                throw malformed(text, i, "a closing bracket without an opening one");
            }
            if (!quoted && depth == 0 && sign == separator) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        if (quoted || depth > 0) {
            throw malformed(text, text.length(), quoted ? "a text that is not closed" : "a bracket that is not closed");
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static IllegalArgumentException malformed(@Nullable String expand, int position, String what) {
        return new IllegalArgumentException("expand is '" + expand + "', which has at position " + position + " " + what
                + ". Write it as in primarycontactid($select=fullname),Account_Tasks($select=subject;$top=5).");
    }
}
