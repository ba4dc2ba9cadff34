// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fetchxml.plan;

import io.github.cameldataverse.emulator.metadata.ColumnDefinition;

/**
 * A column of the answer.
 *
 * @param source index of its table
 * @param column the column
 * @param name its name in the answer, for example {@code contact.fullname}
 * @param use what is done with it
 */
public record Output(int source, ColumnDefinition column, String name, Use use) {

    /**
     * What is done with a column.
     *
     * @param function {@link AggregateFunction#NONE} for the value itself
     * @param distinct whether {@code countcolumn} counts different values only
     * @param grouping which part of a date the rows are grouped by
     */
    public record Use(AggregateFunction function, boolean distinct, DateGrouping grouping) {

        /** The value itself. */
        public static final Use PLAIN = new Use(AggregateFunction.NONE, false, DateGrouping.NONE);
    }

    /** Whether it is a column of the table that the query begins with, under its own name. */
    public boolean isOwn() {
        return source == 0 && name.equals(column.wireName());
    }

    /** The value itself, without aggregation. */
    public static Output plain(int source, ColumnDefinition column, String name) {
        return new Output(source, column, name, Use.PLAIN);
    }
}
