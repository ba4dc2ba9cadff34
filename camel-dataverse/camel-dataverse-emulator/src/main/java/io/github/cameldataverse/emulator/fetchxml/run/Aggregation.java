// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fetchxml.run;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import io.github.cameldataverse.emulator.fetchxml.plan.AggregateFunction;
import io.github.cameldataverse.emulator.fetchxml.plan.DateGrouping;
import io.github.cameldataverse.emulator.fetchxml.plan.FetchQuery;
import io.github.cameldataverse.emulator.fetchxml.plan.FetchQuery.Order;
import io.github.cameldataverse.emulator.fetchxml.plan.Joined;
import io.github.cameldataverse.emulator.fetchxml.plan.Output;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition.Limits;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition.Range;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition.Usage;
import io.github.cameldataverse.emulator.metadata.ColumnType;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.store.StoredRow;
import org.jspecify.annotations.Nullable;

/** Groups and aggregates rows. Source: page "Aggregate data using FetchXml". */
public final class Aggregation {

    // without a currency of its own, so that money is in the base currency
    private static final StoredRow NO_ROW = new StoredRow(new UUID(0, 0), 0, Map.of());

    private final FetchQuery query;
    private final SortValues values;
    private final int limit;

    /** The aggregation that a query asks for, of no more than this many rows. */
    public Aggregation(FetchQuery query, SortValues values, int limit) {
        this.query = query;
        this.values = values;
        this.limit = limit;
    }

    /** The rows of the answer, sorted: 400 with 0x8004E023 if there are too many rows to aggregate. */
    public List<List<Cell>> of(Stream<Joined> rows) {
        Map<List<Object>, List<Joined>> groups = new LinkedHashMap<>();
        boolean grouped = query.outputs().stream().anyMatch(Aggregation::isGroup);
        if (!grouped) {
            groups.put(List.of(), new ArrayList<>());
        }
        int count = 0;
        for (Joined row : (Iterable<Joined>) rows::iterator) {
            if (++count > limit) {
                throw new ApiException(
                        400, "0x8004E023", "AggregateQueryRecordLimit exceeded. Cannot perform this operation.");
            }
            groups.computeIfAbsent(key(row), first -> new ArrayList<>()).add(row);
        }
        List<List<Cell>> answer =
                new ArrayList<>(groups.values().stream().map(this::cells).toList());
        if (!query.orders().isEmpty()) {
            answer.sort(order());
        }
        return answer;
    }

    private static boolean isGroup(Output output) {
        return output.use().function() == AggregateFunction.NONE;
    }

    /** Texts that differ only in case are one group, and so are all missing values. */
    private List<Object> key(Joined row) {
        List<Object> key = new ArrayList<>();
        for (Output output : query.outputs()) {
            if (isGroup(output)) {
                Object value = part(output, row);
                key.add(
                        value instanceof String text
                                ? text.toLowerCase(Locale.ROOT)
                                : Objects.requireNonNullElse(value, ""));
            }
        }
        return key;
    }

    private static @Nullable Object part(Output output, Joined row) {
        Object value = row.value(output.source(), output.column());
        DateGrouping grouping = output.use().grouping();
        if (value == null || grouping == DateGrouping.NONE) {
            return value;
        }
        Instant instant = value instanceof LocalDate date
                ? date.atStartOfDay(ZoneOffset.UTC).toInstant()
                : (Instant) value;
        return grouping.of(instant.atOffset(ZoneOffset.UTC));
    }

    private List<Cell> cells(List<Joined> group) {
        List<Cell> cells = new ArrayList<>();
        for (Output output : query.outputs()) {
            Object value = isGroup(output) ? part(output, group.get(0)) : Aggregate.of(output, group);
            if (value != null) {
                boolean number = output.use().grouping() != DateGrouping.NONE
                        || output.use().function().wireName().startsWith("count");
                ColumnDefinition column = number ? wholeNumber(output.name()) : output.column();
                cells.add(new Cell(output.name(), value, column, NO_ROW));
            }
        }
        return cells;
    }

    private static ColumnDefinition wholeNumber(String name) {
        Limits none = new Limits(Range.ANY, new Usage(false, false, false), List.of(), null);
        return new ColumnDefinition(name, name, ColumnType.INTEGER, none, List.of());
    }

    private Comparator<List<Cell>> order() {
        return (left, right) -> {
            for (Order order : query.orders()) {
                int compared = SortValues.compare(value(left, order), value(right, order), order.descending());
                if (compared != 0) {
                    return compared;
                }
            }
            return 0;
        };
    }

    private @Nullable Object value(List<Cell> row, Order order) {
        return row.stream()
                .filter(cell -> cell.name().equals(order.alias()))
                .findFirst()
                .map(cell -> values.of(cell.column(), cell.value()))
                .orElse(null);
    }
}
