// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.cameldataverse.client.model.UnknownNameException;
import org.jspecify.annotations.Nullable;

/**
 * The query options of a read. Expressions are passed on as they stand; the service checks them. Values from outside are
 * bound: {@code filter} says {@code address1_city eq @city}, {@code parameters} holds {@code city}.
 *
 * @param select columns to read; empty means all
 * @param filter OData filter such as {@code creditlimit gt 1000}
 * @param parameters values of the names that stand with an {@code @} in filter and order, without the {@code @}
 * @param orderBy OData order such as {@code name desc}
 * @param top at most so many rows; 0 means all. More than 5,000, which is the largest page, are read page by page
 * @param pageSize rows a page, 1 to 5,000; 0 leaves it to the service (5,000)
 * @param annotations what comes beside the values
 * @see <a href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/overview">Query data</a>
 */
public record Query(
        List<String> select,
        @Nullable String filter,
        Map<String, @Nullable Object> parameters,
        @Nullable String orderBy,
        int top,
        int pageSize,
        Annotations annotations) {
    private static final int MOST_ROWS_A_PAGE = 5000;
    private static final Pattern TEXT_LITERAL = Pattern.compile("'(?:[^']|'')*+'|\"(?:[^\"\\\\]|\\\\.)*+\"");
    private static final Pattern ALIAS = Pattern.compile("(?<!\\w)@([A-Za-z_]\\w*)");

    /** All columns of all rows. */
    public static final Query ALL = new Query(List.of(), null, Map.of(), null, 0, 0, Annotations.none);

    /** A query; sizes that cannot work are refused. */
    public Query {
        select = List.copyOf(select);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        if (top < 0) {
            throw new IllegalArgumentException("top is " + top + ", but must be 1 or more, or 0 for all rows");
        }
        if (pageSize < 0 || pageSize > MOST_ROWS_A_PAGE) {
            throw new IllegalArgumentException(
                    "pageSize is " + pageSize + ", but must be 1 to 5000, or 0 for the service's own");
        }
    }

    /** The same query with these columns. */
    public Query withSelect(List<String> columns) {
        return new Query(columns, filter, parameters, orderBy, top, pageSize, annotations);
    }

    /** The same query with this filter. */
    public Query withFilter(@Nullable String newFilter) {
        return new Query(select, newFilter, parameters, orderBy, top, pageSize, annotations);
    }

    /** The same query with these values for the names that stand with an {@code @} in it. */
    public Query withParameters(Map<String, ? extends @Nullable Object> values) {
        return new Query(select, filter, new LinkedHashMap<>(values), orderBy, top, pageSize, annotations);
    }

    /** The same query with this order. */
    public Query withOrderBy(@Nullable String newOrderBy) {
        return new Query(select, filter, parameters, newOrderBy, top, pageSize, annotations);
    }

    /** The same query with at most so many rows. */
    public Query withTop(int newTop) {
        return new Query(select, filter, parameters, orderBy, newTop, pageSize, annotations);
    }

    /** The same query with pages of so many rows. */
    public Query withPageSize(int rows) {
        return new Query(select, filter, parameters, orderBy, top, rows, annotations);
    }

    /** The same query with these annotations. */
    public Query withAnnotations(Annotations wanted) {
        return new Query(select, filter, parameters, orderBy, top, pageSize, wanted);
    }

    /**
     * The options as they stand in a URL, with the leading question mark; empty where there are none.
     *
     * @throws UnknownNameException where a name stands with an {@code @} but has no value, which the service would take for
     *     null without a word
     */
    public String toQueryString() {
        StringJoiner options = new StringJoiner("&", "?", "").setEmptyValue("");
        if (!select.isEmpty()) {
            options.add("$select=" + ODataPath.encode(String.join(",", select)));
        }
        if (filter != null) {
            options.add("$filter=" + ODataPath.encode(filter));
        }
        if (orderBy != null) {
            options.add("$orderby=" + ODataPath.encode(orderBy));
        }
        if (fitsOnePage()) {
            options.add("$top=" + top);
        }
        for (String alias : aliases()) {
            options.add("@" + alias + "=" + ODataPath.encode(ODataLiteral.of(value(alias))));
        }
        return options.toString();
    }

    /**
     * The preferences this query sends in the {@code Prefer} header. The service ignores {@code $top} where a page size is
     * sent too, so the page size is left out then.
     */
    public List<String> preferences() {
        List<String> preferences = new ArrayList<>();
        if (pageSize > 0 && !fitsOnePage()) {
            preferences.add("odata.maxpagesize=" + pageSize);
        }
        preferences.addAll(annotations.preferences());
        return preferences;
    }

    /** Whether {@code top} can be sent: with more the service answers one page, and no link to the rest. */
    private boolean fitsOnePage() {
        return top > 0 && top <= MOST_ROWS_A_PAGE;
    }

    /** The names with an {@code @} in filter and order, outside of texts. */
    private Set<String> aliases() {
        String expressions = (filter == null ? "" : filter) + " " + (orderBy == null ? "" : orderBy);
        return ALIAS.matcher(TEXT_LITERAL.matcher(expressions).replaceAll("''"))
                .results()
                .map(MatchResult::group)
                .map(name -> name.substring(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private @Nullable Object value(String alias) {
        if (parameters.containsKey(alias)) {
            return parameters.get(alias);
        }
        if (parameters.containsKey("@" + alias)) {
            return parameters.get("@" + alias);
        }
        throw UnknownNameException.of("parameter in the filter, it has no value", "@" + alias, parameters.keySet());
    }
}
