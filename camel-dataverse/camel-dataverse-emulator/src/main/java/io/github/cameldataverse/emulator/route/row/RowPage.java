// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.row;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.query.OrderBy;
import io.github.cameldataverse.emulator.query.PageCookie;
import io.github.cameldataverse.emulator.query.Smallest;
import io.github.cameldataverse.emulator.store.StoredRow;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one page. However many rows the table has, no more than a page of them are held, and in the order of the
 * row ids no more are read.
 *
 * @param rows the rows
 * @param more whether further rows follow
 */
record RowPage(List<StoredRow> rows, boolean more) {

    static RowPage of(
            Environment environment,
            TableDefinition table,
            OrderBy order,
            @Nullable PageCookie cookie,
            Selection selection) {
        Stream<StoredRow> rest = source(environment, table, order, cookie).stream()
                .filter(selection.filter)
                .filter(row -> cookie == null || order.isAfter(row, cookie.bounds()));
        List<StoredRow> found = order.isByIdAlone()
                ? rest.limit(selection.limit + 1L).toList()
                : Smallest.of(rest, order, selection.limit + 1);
        boolean more = found.size() > selection.limit;
        return new RowPage(more ? found.subList(0, selection.limit) : found, more);
    }

    /**
     * Which rows are wanted.
     *
     * @param filter must hold
     * @param limit how many at most
     */
    record Selection(Predicate<StoredRow> filter, int limit) {}

    private static Collection<StoredRow> source(
            Environment environment, TableDefinition table, OrderBy order, @Nullable PageCookie cookie) {
        UUID last = cookie == null ? null : order.lastId(cookie.bounds());
        return last == null
                ? environment.store().rows(table)
                : environment.store().rowsAfter(table, last);
    }
}
