// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fetchxml.run;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import io.github.cameldataverse.emulator.fetchxml.plan.Joined;
import io.github.cameldataverse.emulator.fetchxml.plan.Output;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.ColumnType;
import io.github.cameldataverse.emulator.odata.filter.ValueOrder;
import org.jspecify.annotations.Nullable;

/** What an aggregate function makes of a group of rows. Source: page "Aggregate data using FetchXml". */
final class Aggregate {

    private static final int MONEY_DIGITS = 4;
    private static final int DECIMAL_DIGITS = 10;

    private Aggregate() {}

    /** The value for one group; null where there is none. */
    static @Nullable Object of(Output output, List<Joined> group) {
        List<Object> present = group.stream()
                .map(row -> row.value(output.source(), output.column()))
                .filter(Objects::nonNull)
                .map(Object.class::cast)
                .toList();
        return switch (output.use().function()) {
            case COUNT -> group.size();
            case COUNTCOLUMN ->
                output.use().distinct()
                        ? (int) present.stream()
                                .map(Aggregate::folded)
                                .distinct()
                                .count()
                        : present.size();
            case SUM -> typed(output.column(), sum(present));
            case AVG -> present.isEmpty() ? null : mean(output.column(), present);
            case MIN -> present.stream().min(ValueOrder::compare).orElse(null);
            case MAX -> present.stream().max(ValueOrder::compare).orElse(null);
            case NONE -> null;
        };
    }

    private static Object folded(Object value) {
        return value instanceof String text ? text.toLowerCase(Locale.ROOT) : value;
    }

    private static BigDecimal sum(List<Object> numbers) {
        return numbers.stream()
                .map(number -> new BigDecimal(number.toString()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The mean of whole numbers is a whole number, cut off. */
    private static Object mean(ColumnDefinition column, List<Object> numbers) {
        BigDecimal divisor = BigDecimal.valueOf(numbers.size());
        boolean whole = column.type() == ColumnType.INTEGER || column.type() == ColumnType.BIG_INT;
        int digits = whole ? 0 : column.type() == ColumnType.MONEY ? MONEY_DIGITS : DECIMAL_DIGITS;
        return typed(column, sum(numbers).divide(divisor, digits, whole ? RoundingMode.DOWN : RoundingMode.HALF_UP));
    }

    private static Object typed(ColumnDefinition column, BigDecimal number) {
        return switch (column.type()) {
            case INTEGER, BIG_INT -> number.longValue();
            case DOUBLE -> number.doubleValue();
            case MONEY -> number.setScale(MONEY_DIGITS, RoundingMode.HALF_UP);
            default -> number;
        };
    }
}
