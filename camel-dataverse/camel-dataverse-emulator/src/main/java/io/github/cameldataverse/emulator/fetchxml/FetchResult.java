// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fetchxml;

import java.util.List;

import io.github.cameldataverse.emulator.fetchxml.run.Cell;
import io.github.cameldataverse.emulator.query.PageCookie;
import io.github.cameldataverse.emulator.query.RowCount;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a query.
 *
 * @param rows the rows of the page
 * @param more whether further rows follow
 * @param next the cookie of the next page; null at the end, and where the query does not support cookies
 * @param total how many rows there are; null unless it was asked for
 */
public record FetchResult(
        List<Row> rows,
        boolean more,
        @Nullable PageCookie next,
        @Nullable RowCount total) {

    /**
     * A row.
     *
     * @param etag its ETag; empty for rows that are no rows of a table
     * @param cells its values, without the missing ones
     */
    public record Row(String etag, List<Cell> cells) {}
}
