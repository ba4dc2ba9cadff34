// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Which options of a query cannot go with what it reads from. */
final class QueryRules {
    private QueryRules() {}

    /** The names of the options that are given, as users write them. */
    static List<String> given(
            List<String> select, @Nullable String filter, @Nullable String orderBy, int top, @Nullable String expand) {
        List<String> names = new ArrayList<>();
        if (!select.isEmpty()) {
            names.add("select");
        }
        if (filter != null) {
            names.add("filter");
        }
        if (orderBy != null) {
            names.add("orderBy");
        }
        if (top > 0) {
            names.add("top");
        }
        if (expand != null) {
            names.add("expand");
        }
        return names;
    }

    /**
     * Checks that they can.
     *
     * @throws IllegalArgumentException names the option, and where to write it instead
     */
    static void check(QuerySource source, List<String> given) {
        if (given.isEmpty()) {
            return;
        }
        String names = String.join(", ", given);
        if (source instanceof QuerySource.Applied) {
            throw new IllegalArgumentException(
                    "apply cannot go with " + names + ": its result has columns of its own, and"
                            + " the service sorts and limits none of it. Write filter(...)/ in front of groupby in the apply, or"
                            + " use fetchXml with aggregate='true'.");
        }
        if (source instanceof QuerySource.Fetched) {
            throw new IllegalArgumentException(
                    "fetchXml cannot go with " + names + ", which are of OData. Write them into"
                            + " the FetchXML: <attribute>, <filter>, <order>, <link-entity>, and top or count on <fetch>.");
        }
    }
}
