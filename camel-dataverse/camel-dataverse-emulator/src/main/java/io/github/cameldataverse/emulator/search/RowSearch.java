// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.store.RowStore;
import io.github.cameldataverse.emulator.store.StoredRow;
import org.jspecify.annotations.Nullable;

/**
 * Searches the rows themselves: there is no index that lags behind. Source: pages "Dataverse Search query", "suggest"
 * and "autocomplete".
 */
public final class RowSearch {

    private final RowStore store;
    private final List<SearchScope> scopes;

    /** A search in these tables. */
    public RowSearch(RowStore store, List<SearchScope> scopes) {
        this.store = store;
        this.scopes = scopes;
    }

    /**
     * The rows that fit a search, best first; equally good ones in the order of the tables and row ids.
     *
     * @param text in the simple search syntax
     * @param all whether words side by side must all be there; else one of them
     */
    public List<Hit> query(String text, boolean all) {
        Condition condition = SearchText.parse(text, all);
        List<Hit> hits = new ArrayList<>();
        for (SearchScope scope : scopes) {
            store.rows(scope.table()).stream().filter(scope.filter()).forEach(row -> {
                Hit hit = hit(scope, row, condition);
                if (hit != null) {
                    hits.add(hit);
                }
            });
        }
        hits.sort(Comparator.comparingDouble(Hit::score).reversed());
        return hits;
    }

    /** The rows in whose primary name a word begins with this text, the place marked. */
    public List<Hit> suggest(String text) {
        SearchText.requireLength(text, 3);
        Pattern start = start(text.strip());
        List<Hit> hits = new ArrayList<>();
        for (SearchScope scope : scopes) {
            String column = scope.table().names().primaryName();
            store.rows(scope.table()).stream()
                    .filter(scope.filter())
                    .filter(row -> row.value(column) instanceof String name
                            && start.matcher(name).find())
                    .forEach(row -> {
                        String marked = start.matcher(String.valueOf(row.value(column)))
                                .replaceFirst(found -> Matcher.quoteReplacement(Words.mark(found.group())));
                        hits.add(new Hit(scope, row, Map.of(column, marked), 1));
                    });
        }
        return hits;
    }

    /** The word that most primary names have among those that begin with this text, marked; empty where there is none. */
    public String autocomplete(String text) {
        SearchText.requireLength(text, 1);
        List<Words.Word> typed = Words.of(text).words();
        String begun = typed.isEmpty() ? "" : typed.get(typed.size() - 1).text();
        Map<String, Integer> found = new TreeMap<>();
        for (SearchScope scope : scopes) {
            String column = scope.table().names().primaryName();
            store.rows(scope.table()).stream().filter(scope.filter()).forEach(row -> {
                if (!begun.isEmpty() && row.value(column) instanceof String name) {
                    Words.of(name).words().stream()
                            .map(Words.Word::text)
                            .filter(word -> word.startsWith(begun))
                            .distinct()
                            .forEach(word -> found.merge(word, 1, Integer::sum));
                }
            });
        }
        return found.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(
                                Map.Entry.<String, Integer>comparingByKey().reversed()))
                .map(best -> Words.mark(best.getKey()))
                .orElse("");
    }

    private static Pattern start(String text) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])" + Pattern.quote(text), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static @Nullable Hit hit(SearchScope scope, StoredRow row, Condition condition) {
        Map<String, Words> texts = new LinkedHashMap<>();
        for (ColumnDefinition column : scope.searched()) {
            if (row.value(column.name()) instanceof String text) {
                texts.put(column.name(), Words.of(text));
            }
        }
        boolean fits = condition.test(phrase ->
                texts.values().stream().anyMatch(text -> !phrase.in(text).isEmpty()));
        return fits ? marked(scope, row, texts, condition) : null;
    }

    private static Hit marked(SearchScope scope, StoredRow row, Map<String, Words> texts, Condition condition) {
        Map<String, String> highlights = new LinkedHashMap<>();
        int found = 0;
        for (Map.Entry<String, Words> text : texts.entrySet()) {
            Set<Integer> places = new LinkedHashSet<>();
            condition.wanted().forEach(phrase -> places.addAll(phrase.in(text.getValue())));
            if (!places.isEmpty()) {
                highlights.put(text.getKey(), text.getValue().marked(places));
                found += places.size();
            }
        }
        return new Hit(scope, row, highlights, found);
    }
}
