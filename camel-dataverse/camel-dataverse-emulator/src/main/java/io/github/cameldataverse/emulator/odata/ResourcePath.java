// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The part of a URL behind {@code /api/data/v9.2/}.
 *
 * @param root first segment without its parentheses, for example {@code accounts}
 * @param key what stood in the parentheses; null when there were none or nothing in them
 * @param rest further segments, decoded
 */
public record ResourcePath(String root, @Nullable KeyPredicate key, List<String> rest) {

    /** Parses a raw path relative to the service root, still percent-encoded. */
    public static ResourcePath parse(String raw) {
        List<String> segments = segments(UrlText.decodePath(raw));
        String first = segments.isEmpty() ? "" : segments.get(0);
        List<String> rest = segments.isEmpty() ? List.of() : segments.subList(1, segments.size());
        int open = first.indexOf('(');
        if (open < 0) {
            return new ResourcePath(first, null, List.copyOf(rest));
        }
        if (!first.endsWith(")")) {
            throw ApiException.badRequest("Bad Request - Error in query syntax.");
        }
        String inside = first.substring(open + 1, first.length() - 1).strip();
        return new ResourcePath(
                first.substring(0, open), inside.isEmpty() ? null : KeyPredicate.parse(inside), List.copyOf(rest));
    }

    /** Whether this is just an entity set or a function, with or without parentheses. */
    public boolean isRoot() {
        return key == null && rest.isEmpty();
    }

    /** Whether this is one member of an entity set and nothing behind it. */
    public boolean isMember() {
        return key != null && rest.isEmpty();
    }

    /** Whether this is something of one member of an entity set: a column, a related row. */
    public boolean isPartOfMember() {
        return key != null && rest.size() == 1;
    }

    /** Whether this is the number of rows of an entity set. */
    public boolean isCount() {
        return key == null && rest.equals(List.of("$count"));
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        StringBuilder segment = new StringBuilder();
        boolean quoted = false;
        for (char c : path.toCharArray()) {
            quoted ^= c == '\'';
            if (c == '/' && !quoted) {
                segments.add(segment.toString());
                segment.setLength(0);
            } else {
                segment.append(c);
            }
        }
        segments.add(segment.toString());
        segments.removeIf(String::isEmpty);
        return segments;
    }
}
