// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fetchxml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.github.cameldataverse.emulator.fetchxml.FetchResult.Row;
import io.github.cameldataverse.emulator.fetchxml.plan.FetchQuery;
import io.github.cameldataverse.emulator.fetchxml.plan.FetchQuery.Paging;
import io.github.cameldataverse.emulator.fetchxml.plan.Joined;
import io.github.cameldataverse.emulator.fetchxml.plan.Output;
import io.github.cameldataverse.emulator.fetchxml.run.Aggregation;
import io.github.cameldataverse.emulator.fetchxml.run.Cell;
import io.github.cameldataverse.emulator.fetchxml.run.Joiner;
import io.github.cameldataverse.emulator.fetchxml.run.SortOrder;
import io.github.cameldataverse.emulator.fetchxml.run.SortValues;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.query.LookupNames;
import io.github.cameldataverse.emulator.query.PageCookie;
import io.github.cameldataverse.emulator.query.RowCount;
import io.github.cameldataverse.emulator.query.RowJson;
import io.github.cameldataverse.emulator.query.Smallest;
import io.github.cameldataverse.emulator.store.RowStore;
import io.github.cameldataverse.emulator.store.StoredRow;
import org.jspecify.annotations.Nullable;

/**
 * Answers a query. A cookie comes with a page only where the rows of the query are those of its own table, in an order
 * of its own columns; all others are paged by their numbers, up to row 50,000. Source: page "Page results using
 * FetchXml".
 */
public final class FetchRun {

    private static final int MOST_BY_NUMBER = 50_000;

    private final FetchQuery query;
    private final RowStore store;
    private final SortOrder order;
    private final SortValues values;

    /** A run of a query on the rows of an environment. */
    public FetchRun(FetchQuery query, RowStore store, LookupNames names) {
        this.query = query;
        this.store = store;
        this.values = new SortValues(names, query.options().rawOrder());
        this.order = new SortOrder(query, values);
    }

    /**
     * Answers the query.
     *
     * @param pageSize rows of a page where the query does not say
     * @param counted whether the number of all rows is asked for besides the query
     */
    public FetchResult answer(int pageSize, boolean counted) {
        Integer count = query.paging().count();
        int size = count == null ? pageSize : count;
        RowCount total = counted || query.options().total() ? total() : null;
        Integer limit = query.options().aggregateLimit();
        return limit == null ? plain(size, total) : aggregated(size, limit, total);
    }

    private FetchResult plain(int size, @Nullable RowCount total) {
        Paging paging = query.paging();
        PageCookie cookie = hasCookie() ? paging.cookie() : null;
        int limit = paging.top() == null ? size : paging.top();
        int skipped = cookie == null ? skipped(size) : 0;
        Stream<Joined> rows = rows().filter(row -> cookie == null || order.isAfter(row, cookie));
        List<Joined> found = order.isById()
                ? rows.limit(skipped + limit + 1L).toList()
                : Smallest.of(rows, order, skipped + limit + 1);
        List<Joined> page = found.stream().skip(skipped).limit(limit).toList();
        boolean more = paging.top() == null && found.size() > skipped + limit;
        PageCookie next = more && hasCookie()
                ? new PageCookie(paging.page() + 1, null, order.bounds(page.get(0), page.get(page.size() - 1)))
                : null;
        return new FetchResult(page.stream().map(this::row).toList(), more, next, total);
    }

    private FetchResult aggregated(int size, int limit, @Nullable RowCount total) {
        List<List<Cell>> all = new Aggregation(query, values, limit).of(new Joiner(store).rows(query));
        int most = query.paging().top() == null ? size : query.paging().top();
        int skipped = skipped(size);
        List<Row> rows = all.stream()
                .skip(skipped)
                .limit(most)
                .map(cells -> new Row("", cells))
                .toList();
        return new FetchResult(rows, query.paging().top() == null && all.size() > (long) skipped + most, null, total);
    }

    private int skipped(int size) {
        long skipped = (query.paging().page() - 1L) * size;
        if (skipped + size > MOST_BY_NUMBER && skipped > 0) {
            throw new ApiException(
                    400,
                    "0x8004430A",
                    "Over upper limit of records that can be requested without a paging cookie. A paging cookie is"
                            + " required when retrieving a high page number.");
        }
        return (int) skipped;
    }

    private boolean hasCookie() {
        return order.isOfRoot()
                && !query.root().multiplies()
                && !query.options().distinct();
    }

    private Stream<Joined> rows() {
        Stream<Joined> rows = new Joiner(store).rows(query);
        if (!query.options().distinct()) {
            return rows;
        }
        Set<List<Optional<Object>>> seen = new HashSet<>();
        return rows.filter(row -> seen.add(query.outputs().stream()
                .map(output -> Optional.ofNullable(row.value(output.source(), output.column())))
                .toList()));
    }

    private RowCount total() {
        return new RowCount((int) rows().limit(RowCount.MOST + 1L).count());
    }

    private Row row(Joined joined) {
        List<Cell> cells = new ArrayList<>();
        for (Output output : query.outputs()) {
            StoredRow row = joined.row(output.source());
            Object value = row == null ? null : row.value(output.column().name());
            if (row != null && value != null) {
                cells.add(new Cell(output.name(), value, output.column(), row));
            }
        }
        return new Row(query.options().distinct() ? "" : RowJson.etag(joined.root()), cells);
    }
}
