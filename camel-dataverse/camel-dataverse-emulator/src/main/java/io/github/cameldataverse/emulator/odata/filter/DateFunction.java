// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata.filter;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The query functions on dates, with UTC as the caller's time zone and Sunday as the first day of a week. Each gives
 * the first instant that fits and the first that does not any more. Source: page "Filter rows using OData".
 */
public enum DateFunction {
    TODAY(day(0, 1)),
    YESTERDAY(day(-1, 0)),
    TOMORROW(day(1, 2)),
    LAST_7_DAYS(today -> span(today.minusDays(7), today.plusDays(1))),
    NEXT_7_DAYS(today -> span(today, today.plusDays(8))),
    LAST_WEEK(today -> span(week(today).minusWeeks(1), week(today))),
    THIS_WEEK(today -> span(week(today), week(today).plusWeeks(1))),
    NEXT_WEEK(today -> span(week(today).plusWeeks(1), week(today).plusWeeks(2))),
    LAST_MONTH(today -> span(month(today).minusMonths(1), month(today))),
    THIS_MONTH(today -> span(month(today), month(today).plusMonths(1))),
    NEXT_MONTH(today -> span(month(today).plusMonths(1), month(today).plusMonths(2))),
    LAST_YEAR(today -> span(year(today).minusYears(1), year(today))),
    THIS_YEAR(today -> span(year(today), year(today).plusYears(1))),
    NEXT_YEAR(today -> span(year(today).plusYears(1), year(today).plusYears(2))),
    LAST_X_DAYS(ChronoUnit.DAYS, -1),
    LAST_X_WEEKS(ChronoUnit.WEEKS, -1),
    LAST_X_MONTHS(ChronoUnit.MONTHS, -1),
    LAST_X_YEARS(ChronoUnit.YEARS, -1),
    LAST_X_HOURS(ChronoUnit.HOURS, -1),
    NEXT_X_DAYS(ChronoUnit.DAYS, 1),
    NEXT_X_WEEKS(ChronoUnit.WEEKS, 1),
    NEXT_X_MONTHS(ChronoUnit.MONTHS, 1),
    NEXT_X_YEARS(ChronoUnit.YEARS, 1),
    NEXT_X_HOURS(ChronoUnit.HOURS, 1),
    OLDER_THAN_X_MINUTES(ChronoUnit.MINUTES, 0),
    OLDER_THAN_X_HOURS(ChronoUnit.HOURS, 0),
    OLDER_THAN_X_DAYS(ChronoUnit.DAYS, 0),
    OLDER_THAN_X_WEEKS(ChronoUnit.WEEKS, 0),
    OLDER_THAN_X_MONTHS(ChronoUnit.MONTHS, 0),
    OLDER_THAN_X_YEARS(ChronoUnit.YEARS, 0),
    ON(day -> span(day, day.plusDays(1))),
    ON_OR_AFTER(day -> new Span(day.toInstant(), Instant.MAX)),
    ON_OR_BEFORE(day -> new Span(Instant.MIN, day.plusDays(1).toInstant()));

    private record Span(Instant from, Instant until) {}

    /** What a caller gives besides the column. */
    public interface Argument {

        /** The number of hours, days and so on. */
        long number();

        /** The date of a comparison with one. */
        Object date();
    }

    private static final String VALUE = "PropertyValue";

    private final @Nullable Function<OffsetDateTime, Span> fixed;
    private final ChronoUnit unit;
    private final int direction;

    DateFunction(Function<OffsetDateTime, Span> fixed) {
        this.fixed = fixed;
        this.unit = ChronoUnit.DAYS;
        this.direction = 0;
    }

    DateFunction(ChronoUnit unit, int direction) {
        this.fixed = null;
        this.unit = unit;
        this.direction = direction;
    }

    /** The name of a query function without the prefix, for example {@code LastXHours}. */
    String wireName() {
        return Arrays.stream(name().split("_", -1))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    /** The test of a column's value. */
    Predicate<Object> test(FunctionArguments arguments, Instant now) {
        if (!arguments.isDate() || (arguments.isDateOnly() && isTimeBased())) {
            throw arguments.refusal("The function '" + QueryFunctions.PREFIX + wireName()
                    + "' cannot be used with the column '" + arguments.property() + "'");
        }
        Argument argument = new Argument() {
            @Override
            public long number() {
                return arguments.number(VALUE);
            }

            @Override
            public Object date() {
                return arguments.value(VALUE);
            }
        };
        try {
            return test(argument, now);
        } catch (DateTimeException | ArithmeticException e) {
            throw (FilterException) arguments
                    .refusal("The '" + VALUE + "' of the function '" + QueryFunctions.PREFIX + wireName()
                            + "' leads out of the calendar")
                    .initCause(e);
        }
    }

    /** Whether it counts hours or minutes, which a date without a time does not have. */
    public boolean isTimeBased() {
        return unit.isTimeBased();
    }

    /**
     * The test of a value that is a date, or a date and time.
     *
     * @throws DateTimeException where the argument leads out of the calendar; or an {@link ArithmeticException}
     */
    public Predicate<Object> test(Argument argument, Instant now) {
        Span span = span(argument, now.atOffset(ZoneOffset.UTC));
        return value -> {
            Instant instant = ValueOrder.instant(value);
            return !instant.isBefore(span.from()) && instant.isBefore(span.until());
        };
    }

    private Span span(Argument argument, OffsetDateTime now) {
        if (name().startsWith("ON")) {
            OffsetDateTime day = ValueOrder.instant(argument.date()).atOffset(ZoneOffset.UTC);
            return apply(day.truncatedTo(ChronoUnit.DAYS));
        }
        if (fixed != null) {
            return apply(now.truncatedTo(ChronoUnit.DAYS));
        }
        long count = argument.number();
        if (direction == 0) {
            return new Span(Instant.MIN, now.minus(count, unit).toInstant());
        }
        ChronoUnit whole = unit == ChronoUnit.HOURS ? ChronoUnit.HOURS : ChronoUnit.DAYS;
        OffsetDateTime begun = now.truncatedTo(whole);
        return direction < 0
                ? new Span(
                        begun.minus(count, unit).toInstant(), now.plusNanos(1).toInstant())
                : new Span(
                        now.toInstant(), begun.plus(count, unit).plus(1, whole).toInstant());
    }

    private Span apply(OffsetDateTime day) {
        if (fixed == null) {
            throw new IllegalStateException(name() + " has no fixed span");
        }
        return fixed.apply(day);
    }

    private static Function<OffsetDateTime, Span> day(int from, int until) {
        return today -> span(today.plusDays(from), today.plusDays(until));
    }

    private static Span span(OffsetDateTime from, OffsetDateTime until) {
        return new Span(from.toInstant(), until.toInstant());
    }

    private static OffsetDateTime week(OffsetDateTime day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
    }

    private static OffsetDateTime month(OffsetDateTime day) {
        return day.withDayOfMonth(1);
    }

    private static OffsetDateTime year(OffsetDateTime day) {
        return day.withDayOfYear(1);
    }
}
