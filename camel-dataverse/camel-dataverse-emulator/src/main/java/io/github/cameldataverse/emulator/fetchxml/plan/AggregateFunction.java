// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fetchxml.plan;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import io.github.cameldataverse.emulator.metadata.ColumnDefinition;

/** The aggregate functions. Source: page "Aggregate data using FetchXml". */
public enum AggregateFunction {
    /** No aggregation: the rows are grouped by the value. */
    NONE,
    /** Number of rows. */
    COUNT,
    /** Number of rows that have a value. */
    COUNTCOLUMN,
    /** Sum of numbers; 0 without any. */
    SUM,
    /** Mean of numbers. */
    AVG,
    /** Smallest number or date. */
    MIN,
    /** Largest number or date. */
    MAX;

    /** The function with this name, for example {@code countcolumn}. */
    public static Optional<AggregateFunction> named(String name) {
        return Arrays.stream(values())
                .filter(function -> function != NONE)
                .filter(function -> function.wireName().equals(name))
                .findFirst();
    }

    /** The name in a query. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it can be applied to values of a column. */
    public boolean takes(ColumnDefinition column) {
        boolean number =
                switch (column.type()) {
                    case INTEGER, BIG_INT, DECIMAL, MONEY, DOUBLE -> true;
                    default -> false;
                };
        return switch (this) {
            case SUM, AVG -> number;
            case MIN, MAX -> number || !column.type().dateTimeBehavior().isEmpty();
            default -> true;
        };
    }
}
