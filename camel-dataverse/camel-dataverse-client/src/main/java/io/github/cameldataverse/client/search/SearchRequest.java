// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.search;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What to search for.
 *
 * @param term words, with the operators of the search ({@code + | - * "..."})
 * @param table logical name of the only table to search; null for all that are searchable
 * @param select columns of it that come back; empty leaves them to the service
 * @param filter OData filter; null for none
 * @param orderBy column and direction, several separated by commas; null for the best hits first
 * @param top hits at the most, 1 to 100; 0 leaves it to the service (50)
 */
public record SearchRequest(
        String term,
        @Nullable String table,
        List<String> select,
        @Nullable String filter,
        @Nullable String orderBy,
        int top) {
    private static final int MOST = 100;

    /** A request; the columns are copied. */
    public SearchRequest {
        select = List.copyOf(select);
        if (term.isBlank()) {
            throw new IllegalArgumentException("term is blank. Give the words to search for.");
        }
        if (top < 0 || top > MOST) {
            throw new IllegalArgumentException(
                    "top is " + top
                            + ", but a search finds 1 to 100 rows, or 0 for the service's own number. Narrow the term or filter.");
        }
        if (table == null && !select.isEmpty()) {
            throw new IllegalArgumentException("select goes with the search of one table only, which has the columns.");
        }
    }

    /** The words in all tables. */
    public static SearchRequest of(String term) {
        return new SearchRequest(term, null, List.of(), null, null, 0);
    }
}
