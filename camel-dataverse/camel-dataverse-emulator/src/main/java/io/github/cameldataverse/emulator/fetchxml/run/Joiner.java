// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fetchxml.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.github.cameldataverse.emulator.fetchxml.plan.Criterion;
import io.github.cameldataverse.emulator.fetchxml.plan.FetchQuery;
import io.github.cameldataverse.emulator.fetchxml.plan.Joined;
import io.github.cameldataverse.emulator.fetchxml.plan.Source;
import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.store.RowStore;
import io.github.cameldataverse.emulator.store.StoredRow;
import org.jspecify.annotations.Nullable;

/** Joins the tables of a query, row by row, in the order of the row ids of its first table. */
public final class Joiner implements Criterion.Matches {

    private final RowStore store;
    private final Map<Integer, Map<Object, List<StoredRow>>> indexes = new HashMap<>();

    /** A joiner of the rows of an environment as they are now. */
    public Joiner(RowStore store) {
        this.store = store;
    }

    /** The rows of a query, not sorted yet. */
    public Stream<Joined> rows(FetchQuery query) {
        Source root = query.root();
        return store.rows(root.table()).stream()
                .map(row -> Joined.of(row, query.sources()))
                .filter(row -> holds(root.before(), row))
                .flatMap(row -> withLinks(root, row))
                .filter(row -> holdsAfter(root, row));
    }

    @Override
    public Stream<Joined> of(Source link, Joined row, boolean filtered) {
        Object key = key(row.value(link.joined().parent(), link.joined().to()));
        if (key == null) {
            return Stream.of();
        }
        Stream<Joined> candidates = candidates(link, key).map(match -> row.with(link.index(), match));
        return filtered
                ? candidates
                        .filter(candidate -> holds(link.before(), candidate))
                        .flatMap(candidate -> withLinks(link, candidate))
                : candidates;
    }

    private Stream<Joined> withLinks(Source source, Joined row) {
        Stream<Joined> rows = Stream.of(row);
        for (Source link : source.links()) {
            rows = rows.flatMap(each -> join(link, each));
        }
        return rows;
    }

    private Stream<Joined> join(Source link, Joined row) {
        Stream<Joined> matches = of(link, row, true);
        return switch (link.joined().type()) {
            case OUTER -> {
                List<Joined> found = matches.toList();
                yield found.isEmpty() ? Stream.of(row) : found.stream();
            }
            case EXISTS, IN -> matches.findAny().isPresent() ? Stream.of(row) : Stream.of();
            case FIRST -> matches.limit(1);
            default -> matches;
        };
    }

    private boolean holds(List<Criterion> criteria, Joined row) {
        return criteria.stream().allMatch(criterion -> criterion.test(row, this));
    }

    private boolean holdsAfter(Source source, Joined row) {
        return holds(source.after(), row) && source.links().stream().allMatch(link -> holdsAfter(link, row));
    }

    /** By row id the store finds a row itself; for every other column an index is made once. */
    private Stream<StoredRow> candidates(Source link, Object key) {
        if (link.joined().from().name().equals(link.table().primaryId())) {
            return key instanceof UUID id ? store.row(link.table(), id).stream() : Stream.of();
        }
        return indexes.computeIfAbsent(link.index(), index -> index(link)).getOrDefault(key, List.of()).stream();
    }

    private Map<Object, List<StoredRow>> index(Source link) {
        Map<Object, List<StoredRow>> index = new HashMap<>();
        for (StoredRow row : store.rows(link.table())) {
            Object key = key(row.value(link.joined().from().name()));
            if (key != null) {
                index.computeIfAbsent(key, first -> new ArrayList<>()).add(row);
            }
        }
        return index;
    }

    private static @Nullable Object key(@Nullable Object value) {
        if (value instanceof LookupValue lookup) {
            return lookup.id();
        }
        return value instanceof String text ? text.toLowerCase(Locale.ROOT) : value;
    }
}
