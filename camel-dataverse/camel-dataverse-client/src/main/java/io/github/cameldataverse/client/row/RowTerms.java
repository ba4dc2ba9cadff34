// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.row;

import java.util.ArrayList;
import java.util.List;

import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.odata.Query;
import org.jspecify.annotations.Nullable;

/**
 * On what terms a row is read or written.
 *
 * @param ifMatch only if it still has this ETag; {@code *}: if it exists
 * @param ifNoneMatch only if it has not this ETag; {@code *}: if it does not exist
 * @param onlyChanged whether an update sends only the columns of a {@code Row} that differ from what was read
 * @param representation whether a written row comes back as the service stored it
 * @param query which columns and annotations come back
 */
public record RowTerms(
        @Nullable String ifMatch,
        @Nullable String ifNoneMatch,
        boolean onlyChanged,
        boolean representation,
        Query query) {
    /** No conditions, and nothing comes back. */
    public static final RowTerms NONE = new RowTerms(null, null, false, false, Query.ALL);

    private static final String REPRESENTATION = "return=representation";

    /** The same terms with this condition. */
    public RowTerms withIfMatch(@Nullable String etag) {
        return new RowTerms(etag, ifNoneMatch, onlyChanged, representation, query);
    }

    /** The same terms with this condition. */
    public RowTerms withIfNoneMatch(@Nullable String etag) {
        return new RowTerms(ifMatch, etag, onlyChanged, representation, query);
    }

    /** The same terms, sending what changed only. */
    public RowTerms withOnlyChanged(boolean wanted) {
        return new RowTerms(ifMatch, ifNoneMatch, wanted, representation, query);
    }

    /** The same terms, with the written row coming back. */
    public RowTerms withRepresentation(boolean wanted) {
        return new RowTerms(ifMatch, ifNoneMatch, onlyChanged, wanted, query);
    }

    /** The same terms, with these columns and annotations where the row comes back. */
    public RowTerms withQuery(Query newQuery) {
        return new RowTerms(ifMatch, ifNoneMatch, onlyChanged, representation, newQuery);
    }

    /** Whether they can only be kept by a request of the row's own. */
    public boolean needsOwnRequest() {
        return ifMatch != null || ifNoneMatch != null || representation;
    }

    /** The query options of a write. */
    String options() {
        return representation ? query.toQueryString() : "";
    }

    HttpCall conditionsOn(HttpCall call) {
        HttpCall conditional = ifMatch == null ? call : call.withHeader("If-Match", ifMatch);
        return ifNoneMatch == null ? conditional : conditional.withHeader("If-None-Match", ifNoneMatch);
    }

    HttpCall preferencesOn(HttpCall call) {
        List<String> preferences = new ArrayList<>();
        if (representation) {
            preferences.add(REPRESENTATION);
            preferences.addAll(query.annotations().preferences());
        }
        return preferring(call, preferences);
    }

    static HttpCall preferring(HttpCall call, List<String> preferences) {
        return preferences.isEmpty() ? call : call.withHeader("Prefer", String.join(",", preferences));
    }
}
