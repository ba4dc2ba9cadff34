// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fetchxml.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import io.github.cameldataverse.emulator.fetchxml.plan.FetchQuery;
import io.github.cameldataverse.emulator.fetchxml.plan.FetchQuery.Order;
import io.github.cameldataverse.emulator.fetchxml.plan.Joined;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.ColumnType;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.query.PageCookie;
import io.github.cameldataverse.emulator.query.PageCookie.Bound;
import org.jspecify.annotations.Nullable;

/** The order of joined rows: the terms of the query, then the row id of its first table. */
public final class SortOrder implements Comparator<Joined> {

    private record Term(int source, ColumnDefinition column, boolean descending) {}

    private final List<Term> terms = new ArrayList<>();
    private final SortValues values;

    /** The order of a query. */
    public SortOrder(FetchQuery query, SortValues values) {
        this.values = values;
        for (Order order : query.orders()) {
            ColumnDefinition column = order.column();
            if (column != null) {
                terms.add(new Term(order.source(), column, order.descending()));
            }
        }
        String id = query.root().table().primaryId();
        query.root().table().column(id).ifPresent(column -> terms.add(new Term(0, column, false)));
    }

    @Override
    public int compare(Joined left, Joined right) {
        for (Term term : terms) {
            int order = SortValues.compare(value(term, left), value(term, right), term.descending());
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** Whether this is the order in which rows come from the store. */
    public boolean isById() {
        return terms.size() == 1;
    }

    /** Whether every term is of the query's own table, so that a cookie can tell where a page ended. */
    public boolean isOfRoot() {
        return terms.stream().allMatch(term -> term.source() == 0);
    }

    /** The position of a page for its cookie. */
    public List<Bound> bounds(Joined first, Joined last) {
        return terms.stream()
                .map(term -> new Bound(term.column().name(), text(term, first), text(term, last)))
                .toList();
    }

    /** Whether a row comes after the page of a cookie: 400 with 0x80041129 if it is of a query with another order. */
    public boolean isAfter(Joined row, PageCookie cookie) {
        List<String> columns = terms.stream().map(term -> term.column().name()).toList();
        if (!columns.equals(cookie.bounds().stream().map(Bound::column).toList())) {
            throw mismatch(columns);
        }
        for (int i = 0; i < terms.size(); i++) {
            Term term = terms.get(i);
            String last = cookie.bounds().get(i).last();
            Object end = last == null ? null : parse(term, last, columns);
            int order = SortValues.compare(value(term, row), end, term.descending());
            if (order != 0) {
                return order > 0;
            }
        }
        return false;
    }

    private @Nullable Object value(Term term, Joined row) {
        return values.of(term.column(), row.value(term.source(), term.column()));
    }

    private @Nullable String text(Term term, Joined row) {
        Object value = value(term, row);
        if (value == null) {
            return null;
        }
        ColumnType type = values.type(term.column());
        String text = type.toJson(value).asText();
        return type == ColumnType.UNIQUEIDENTIFIER ? "{" + text.toUpperCase(Locale.ROOT) + "}" : text;
    }

    private Object parse(Term term, String text, List<String> columns) {
        ColumnType type = values.type(term.column());
        try {
            return type.fromText(type == ColumnType.UNIQUEIDENTIFIER ? text.replaceAll("[{}]", "") : text);
        } catch (IllegalArgumentException e) {
            throw (ApiException) mismatch(columns).initCause(e);
        }
    }

    private static ApiException mismatch(List<String> columns) {
        return new ApiException(
                400,
                "0x80041129",
                "Order by columns do not match those in paging cookie. The query is ordered by " + columns + ".");
    }
}
