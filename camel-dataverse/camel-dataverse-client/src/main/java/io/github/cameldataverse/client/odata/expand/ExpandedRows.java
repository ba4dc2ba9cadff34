// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata.expand;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import io.github.cameldataverse.client.model.Row;
import org.jspecify.annotations.Nullable;

/**
 * Related rows, complete: those that came along are there, those behind the link are read when they are first asked for.
 * The link may lead to the first row again; what came along is not told twice. Thread-safe.
 */
final class ExpandedRows extends AbstractList<Row> {
    private final List<Row> rows;
    private final Function<String, RowShape.Page> pages;
    private final Set<UUID> first;
    private @Nullable String link;

    ExpandedRows(List<Row> first, @Nullable String link, Function<String, RowShape.Page> pages) {
        this.rows = new ArrayList<>(first);
        this.link = link;
        this.pages = pages;
        this.first = new HashSet<>();
        if (link != null) {
            first.stream().filter(Row::hasId).forEach(row -> this.first.add(row.id()));
        }
    }

    @Override
    public Row get(int index) {
        if (!reaches(index)) {
            throw new IndexOutOfBoundsException("Row " + index + " of " + rows.size() + " related rows");
        }
        return rows.get(index);
    }

    @Override
    public int size() {
        reaches(Integer.MAX_VALUE);
        return rows.size();
    }

    @Override
    public boolean isEmpty() {
        return !reaches(0);
    }

    @Override
    public Iterator<Row> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return reaches(next);
            }

            @Override
            public Row next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return rows.get(next++);
            }
        };
    }

    /** Reads on until there is a row of this index, or no more. */
    private synchronized boolean reaches(int index) {
        while (index >= rows.size() && link != null) {
            RowShape.Page page = pages.apply(link);
            page.rows().stream()
                    .filter(row -> !row.hasId() || !first.contains(row.id()))
                    .forEach(rows::add);
            link = page.link();
        }
        return index < rows.size();
    }
}
