// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in parentheses behind an entity set. Source: page "Use an alternate key to reference a record".
 *
 * @param raw the text as it was sent, decoded, without the parentheses
 * @param parts name to value, quotes removed; a lone value has the empty name
 */
public record KeyPredicate(String raw, Map<String, String> parts) {

    /** A text, in which an alias is none, or an alias. */
    private static final Pattern ALIAS = Pattern.compile("'(?:[^']|'')*+'|(@[A-Za-z_]\\w*)");

    /** Parses {@code guid}, {@code name=value} or {@code a='x',b=2}. */
    static KeyPredicate parse(String text) {
        Map<String, String> parts = new LinkedHashMap<>();
        int start = 0;
        boolean quoted = false;
        int brackets = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ',';
            // a comma inside of a list is not one between parameters of a function
            brackets += quoted ? 0 : c == '[' ? 1 : c == ']' ? -1 : 0;
            if (c == '\'') {
                quoted = !quoted;
            } else if (i == text.length() || (c == ',' && !quoted && brackets == 0)) {
                add(parts, text.substring(start, i).strip());
                start = i + 1;
            }
        }
        if (quoted) {
            throw ApiException.badRequest(
                    "There is an unterminated literal at position " + text.length() + " in '" + text + "'.");
        }
        return new KeyPredicate(text, parts);
    }

    /**
     * This key with parameter aliases replaced, as in {@code accounts(accountnumber=@p1)?@p1='x'}.
     *
     * @throws ApiException 400 if an alias has no value
     */
    public KeyPredicate resolved(Map<String, String> aliases) {
        return parse(ALIAS.matcher(raw).replaceAll(match -> {
            String alias = match.group(1);
            if (alias == null) {
                return Matcher.quoteReplacement(match.group());
            }
            String value = aliases.get(alias);
            if (value == null) {
                throw ApiException.badRequest(
                        "The parameter alias '" + alias + "' in the key '" + raw + "' has no value.");
            }
            return Matcher.quoteReplacement(value);
        }));
    }

    /** The lone value, if there is just one without a name; else null-like empty text. */
    String single() {
        return parts.size() == 1 ? parts.getOrDefault("", "") : "";
    }

    private static void add(Map<String, String> parts, String part) {
        int equals = part.startsWith("'") ? -1 : part.indexOf('=');
        String name = equals < 0 ? "" : part.substring(0, equals).strip();
        String value = part.substring(equals + 1).strip();
        if (value.isEmpty() || parts.containsKey(name)) {
            throw ApiException.badRequest("Bad key '" + part + "' in the request URI.");
        }
        boolean quoted = value.length() > 1 && value.startsWith("'") && value.endsWith("'");
        parts.put(name, quoted ? value.substring(1, value.length() - 1).replace("''", "'") : value);
    }
}
