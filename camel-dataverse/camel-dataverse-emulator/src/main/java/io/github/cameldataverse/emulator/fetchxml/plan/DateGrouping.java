// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fetchxml.plan;

import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalField;
import java.time.temporal.WeekFields;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The parts of a date that rows are grouped by, in UTC. Weeks begin on Sunday, and the first of January is in week 1.
 * Source: page "Aggregate data using FetchXml".
 */
public enum DateGrouping {
    /** The whole value. */
    NONE(null),
    /** Day of the month. */
    DAY(ChronoField.DAY_OF_MONTH),
    /** Week of the year. */
    WEEK(WeekFields.SUNDAY_START.weekOfYear()),
    /** Month of the year. */
    MONTH(ChronoField.MONTH_OF_YEAR),
    /** Quarter of the year. */
    QUARTER(IsoFields.QUARTER_OF_YEAR),
    /** Year. */
    YEAR(ChronoField.YEAR);

    private final transient @Nullable TemporalField field;

    DateGrouping(@Nullable TemporalField field) {
        this.field = field;
    }

    /** The part with this name, for example {@code week}. */
    public static Optional<DateGrouping> named(String name) {
        return Arrays.stream(values())
                .filter(grouping -> grouping != NONE)
                .filter(grouping -> grouping.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /** The number of a part. */
    public int of(OffsetDateTime date) {
        if (field == null) {
            throw new IllegalStateException("The whole value has no number");
        }
        return date.get(field);
    }
}
