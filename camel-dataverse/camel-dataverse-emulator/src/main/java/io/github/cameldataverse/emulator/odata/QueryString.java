// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The options behind the question mark. Names are case-sensitive, as documented on the page "Query data using the Web
 * API". The encoding of the sender is kept, because links for further pages repeat it.
 */
public final class QueryString {

    private static final Pattern ALIAS = Pattern.compile("@[A-Za-z_]\\w*");
    private static final Set<String> OPTIONS = Set.of(
            "$select",
            "$filter",
            "$orderby",
            "$top",
            "$count",
            "$expand",
            "$apply",
            "$skiptoken",
            "$deltatoken",
            "$id");

    private final Map<String, String> decoded = new LinkedHashMap<>();
    private final Map<String, String> raw = new LinkedHashMap<>();

    /**
     * Parses a raw query; null and empty text have no options.
     *
     * @throws ApiException 400 if an option stands more than once
     */
    public QueryString(@Nullable String query) {
        if (query == null || query.isEmpty()) {
            return;
        }
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = UrlText.decodeQuery(equals < 0 ? pair : pair.substring(0, equals));
            if (!name.isEmpty()) {
                decoded.put(name, equals < 0 ? "" : UrlText.decodeQuery(pair.substring(equals + 1)));
                if (raw.put(name, pair) != null) {
                    throw ApiException.badRequest("The query parameter '" + name + "' stands more than once");
                }
            }
        }
    }

    /** The decoded value of an option, or null. */
    public @Nullable String option(String name) {
        return decoded.get(name);
    }

    /** Whether an option was sent. */
    public boolean has(String name) {
        return decoded.containsKey(name);
    }

    /** The values of parameter aliases by name, for example {@code @p1}. */
    public Map<String, String> aliases() {
        Map<String, String> aliases = new LinkedHashMap<>(decoded);
        aliases.keySet().removeIf(name -> !name.startsWith("@"));
        return aliases;
    }

    /** The decoded value of an option with the parameter aliases in it replaced, or null. */
    public @Nullable String resolved(String name) {
        String value = option(name);
        return value == null
                ? null
                : ALIAS.matcher(value)
                        .replaceAll(
                                alias -> Matcher.quoteReplacement(decoded.getOrDefault(alias.group(), alias.group())));
    }

    /**
     * Refuses what the emulator does not know. Options that the service itself does not have are a bad request;
     * {@code tag} is a documented option without effect on the answer, and so is an alias that nothing refers to.
     */
    public void allow(Set<String> known) {
        for (String name : decoded.keySet()) {
            if (name.startsWith("$") && !OPTIONS.contains(name)) {
                throw ApiException.badRequest("The query parameter " + name + " is not supported");
            }
            if (!known.contains(name) && !name.equals("tag") && !name.startsWith("@")) {
                throw ApiException.notEmulated("the query option '" + name + "' here");
            }
        }
    }

    /** The raw query without some options, to build a link from. */
    public String without(Set<String> names) {
        return raw.entrySet().stream()
                .filter(entry -> !names.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining("&"));
    }
}
