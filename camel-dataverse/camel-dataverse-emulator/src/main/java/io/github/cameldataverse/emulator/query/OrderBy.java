// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.ColumnType;
import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.filter.ValueOrder;
import io.github.cameldataverse.emulator.query.PageCookie.Bound;
import io.github.cameldataverse.emulator.store.StoredRow;
import org.jspecify.annotations.Nullable;

/**
 * The order of rows: the terms of {@code $orderby}, then the row id. A lookup sorts by the name of the row it refers
 * to, a choice by its integer, nothing comes before something. Source: page "Order rows using OData".
 */
public final class OrderBy implements Comparator<StoredRow> {

    private record Term(ColumnDefinition column, boolean descending) {
        ColumnType type() {
            return column.type().isLookup() ? ColumnType.STRING : column.type();
        }
    }

    private final List<Term> terms = new ArrayList<>();
    private final LookupNames names;

    /** Parses an {@code $orderby}; null or empty text orders by row id alone. */
    public OrderBy(TableDefinition table, @Nullable String text, LookupNames names) {
        this.names = names;
        TableSchema schema = new TableSchema(table);
        if (text != null && !text.isBlank()) {
            for (String term : text.split(",", -1)) {
                String[] words = term.strip().split("\\s+", -1);
                if (words[0].contains("/")) {
                    throw ApiException.notEmulated("an order by a column of a related row ('" + words[0] + "')");
                }
                terms.add(new Term(schema.byAnyName(words[0]), descending(words, text)));
            }
        }
        terms.add(new Term(schema.byAnyName(table.primaryId()), false));
    }

    @Override
    public int compare(StoredRow left, StoredRow right) {
        for (Term term : terms) {
            int order = compare(term, value(term, left), value(term, right));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** The position of a page for its cookie. */
    public List<Bound> bounds(StoredRow first, StoredRow last) {
        return terms.stream()
                .map(term -> new Bound(term.column().name(), text(term, first), text(term, last)))
                .toList();
    }

    /** Whether a row comes after the last row of an earlier page. */
    public boolean isAfter(StoredRow row, List<Bound> bounds) {
        if (bounds.size() != terms.size()) {
            throw PageCookie.malformed();
        }
        for (int i = 0; i < terms.size(); i++) {
            Term term = terms.get(i);
            String last = bounds.get(i).last();
            int order = compare(term, value(term, row), last == null ? null : parse(term, last));
            if (order != 0) {
                return order > 0;
            }
        }
        return false;
    }

    /** Whether this is the order in which the store keeps rows. */
    public boolean isByIdAlone() {
        return terms.size() == 1;
    }

    /** The row id where an earlier page ended; null where the order is another one. */
    public @Nullable UUID lastId(List<Bound> bounds) {
        String last = isByIdAlone() && bounds.size() == 1 ? bounds.get(0).last() : null;
        return last == null ? null : (UUID) parse(terms.get(0), last);
    }

    private static boolean descending(String[] words, String text) {
        if (words.length > 2 || (words.length == 2 && !words[1].equals("asc") && !words[1].equals("desc"))) {
            throw ApiException.badRequest("Syntax error at position " + text.indexOf(words[1]) + " in '" + text + "'.");
        }
        return words.length == 2 && words[1].equals("desc");
    }

    private static int compare(Term term, @Nullable Object left, @Nullable Object right) {
        int order;
        if (left == null || right == null) {
            order = Boolean.compare(left != null, right != null);
        } else {
            order = ValueOrder.compare(left, right);
        }
        return term.descending() ? -order : order;
    }

    private @Nullable Object value(Term term, StoredRow row) {
        Object value = row.value(term.column().name());
        return value instanceof LookupValue lookup ? names.nameOf(lookup) : value;
    }

    private @Nullable String text(Term term, StoredRow row) {
        Object value = value(term, row);
        if (value == null) {
            return null;
        }
        String text = term.type().toJson(value).asText();
        return term.type() == ColumnType.UNIQUEIDENTIFIER ? "{" + text.toUpperCase(Locale.ROOT) + "}" : text;
    }

    private static Object parse(Term term, String text) {
        try {
            return term.type()
                    .fromText(term.type() == ColumnType.UNIQUEIDENTIFIER ? text.replaceAll("[{}]", "") : text);
        } catch (IllegalArgumentException e) {
            throw (ApiException) PageCookie.malformed().initCause(e);
        }
    }
}
