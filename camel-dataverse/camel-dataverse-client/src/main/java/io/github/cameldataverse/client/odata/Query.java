// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

import org.jspecify.annotations.Nullable;

/**
 * The query options of a read. Values are passed on as they stand; the service checks them.
 *
 * @param select columns to read; empty means all
 * @param filter OData filter such as {@code creditlimit gt 1000}
 * @param orderBy OData order such as {@code name desc}
 * @param top at most so many rows; 0 means all
 * @param pageSize rows a page, 1 to 5,000; 0 leaves it to the service (5,000)
 * @see <a href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/overview">Query data</a>
 */
public record Query(
        List<String> select,
        @Nullable String filter,
        @Nullable String orderBy,
        int top,
        int pageSize) {
    private static final int MOST_ROWS_A_PAGE = 5000;

    /** All columns of all rows. */
    public static final Query ALL = new Query(List.of(), null, null, 0, 0);

    /** A query; sizes that cannot work are refused. */
    public Query {
        select = List.copyOf(select);
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
        return new Query(columns, filter, orderBy, top, pageSize);
    }

    /** The same query with this filter. */
    public Query withFilter(@Nullable String newFilter) {
        return new Query(select, newFilter, orderBy, top, pageSize);
    }

    /** The same query with this order. */
    public Query withOrderBy(@Nullable String newOrderBy) {
        return new Query(select, filter, newOrderBy, top, pageSize);
    }

    /** The same query with at most so many rows. */
    public Query withTop(int newTop) {
        return new Query(select, filter, orderBy, newTop, pageSize);
    }

    /** The same query with pages of so many rows. */
    public Query withPageSize(int rows) {
        return new Query(select, filter, orderBy, top, rows);
    }

    /** The options as they stand in a URL, with the leading question mark; empty where there are none. */
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
        if (top > 0) {
            options.add("$top=" + top);
        }
        return options.toString();
    }

    /**
     * The preferences this query sends in the {@code Prefer} header. The service ignores {@code top} where a page size is
     * sent too, so the page size is left out then.
     */
    public List<String> preferences() {
        List<String> preferences = new ArrayList<>();
        if (pageSize > 0 && top == 0) {
            preferences.add("odata.maxpagesize=" + pageSize);
        }
        return preferences;
    }
}
