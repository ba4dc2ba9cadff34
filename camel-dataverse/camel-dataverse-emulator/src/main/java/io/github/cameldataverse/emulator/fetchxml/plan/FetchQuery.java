// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fetchxml.plan;

import java.util.List;

import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.query.PageCookie;
import org.jspecify.annotations.Nullable;

/**
 * A query. Source: page "fetch element".
 *
 * @param root the table it begins with
 * @param sources how many tables it joins
 * @param outputs the columns of the answer, in their order
 * @param orders the order of the rows; possibly empty
 * @param paging which of the rows
 * @param options what else is asked for
 */
public record FetchQuery(
        Source root, int sources, List<Output> outputs, List<Order> orders, Paging paging, Options options) {

    /**
     * A term of the order: a column, or in an aggregate query a name of the answer.
     *
     * @param source index of the table
     * @param column null in an aggregate query
     * @param alias name of the answer; empty but in an aggregate query
     * @param descending whether large values come first
     */
    public record Order(int source, @Nullable ColumnDefinition column, String alias, boolean descending) {}

    /**
     * Which of the rows.
     *
     * @param top at most so many, without further pages; null for pages
     * @param count rows of a page; null for the largest page
     * @param page number of the page, from 1
     * @param cookie where the page before ended; null for paging by numbers
     */
    public record Paging(
            @Nullable Integer top,
            @Nullable Integer count,
            int page,
            @Nullable PageCookie cookie) {}

    /**
     * What else is asked for.
     *
     * @param distinct no two equal rows
     * @param rawOrder choices sort by their integers instead of their labels
     * @param total the number of all rows
     * @param everyColumn whether the query names no columns of its own table
     * @param aggregateLimit most rows that are aggregated; null where the query does not aggregate
     */
    public record Options(
            boolean distinct,
            boolean rawOrder,
            boolean total,
            boolean everyColumn,
            @Nullable Integer aggregateLimit) {}

    /** Whether rows are aggregated. */
    public boolean aggregates() {
        return options.aggregateLimit != null;
    }
}
