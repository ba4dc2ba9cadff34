// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;

import io.github.cameldataverse.client.model.DateBehavior;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times, by the behavior of the column. A column of days takes a day; one of points in time takes a point in
 * time, or a day as its midnight in UTC; one that is the same in every time zone also takes the time of a clock.
 *
 * @see <a
 *     href="https://learn.microsoft.com/power-apps/developer/data-platform/behavior-format-date-time-attribute">Behavior
 *     and format of date and time columns</a>
 */
final class DateValue implements ValueForm {
    private static final LocalDate EARLIEST = LocalDate.of(1753, 1, 1);

    @Override
    public Object wire(Object value, Slot slot) {
        DateBehavior behavior = slot.limits().dateBehavior();
        Object time = value instanceof CharSequence text ? parse(text.toString().strip(), slot) : value;
        if (time instanceof Calendar calendar) {
            time = calendar.toInstant();
        }
        Object known = behavior == DateBehavior.DateOnly ? day(time, slot) : time(time, behavior, slot);
        return IsoText.of(known);
    }

    private static Object day(Object value, Slot slot) {
        if (value instanceof LocalDate day) {
            return notTooEarly(day, day, slot);
        }
        throw slot.refused("holds days without time, but got " + shape(value)
                + ". Which day that is depends on the time zone: give a LocalDate or a text such as 2026-01-31.");
    }

    private static Object time(Object value, @Nullable DateBehavior behavior, Slot slot) {
        if (value instanceof LocalDate day) {
            notTooEarly(day, day, slot);
            // what the behavior is was not told, so that a column of days is possible
            return behavior == null ? day : day.atStartOfDay().atOffset(ZoneOffset.UTC);
        }
        if (value instanceof LocalDateTime clock) {
            if (behavior == DateBehavior.UserLocal) {
                throw slot.refused("holds points in time, but got a date and time without offset. Give an Instant, an"
                        + " OffsetDateTime, or a text with Z or an offset, such as 2026-01-31T12:00:00Z.");
            }
            return notTooEarly(clock.atOffset(ZoneOffset.UTC), clock.toLocalDate(), slot);
        }
        if (value instanceof Date || value instanceof Instant) {
            Instant instant = value instanceof Date date ? Instant.ofEpochMilli(date.getTime()) : (Instant) value;
            return notTooEarly(instant, instant, slot);
        }
        if (value instanceof OffsetDateTime time) {
            return notTooEarly(time, time.toInstant(), slot);
        }
        if (value instanceof ZonedDateTime time) {
            return notTooEarly(time, time.toInstant(), slot);
        }
        throw slot.wrongType(value, "a date and time (Instant, OffsetDateTime, LocalDate or ISO 8601 text)");
    }

    private static Object notTooEarly(Object value, Instant instant, Slot slot) {
        boolean tooEarly = instant.isBefore(EARLIEST.atStartOfDay().toInstant(ZoneOffset.UTC));
        return checked(value, tooEarly, slot);
    }

    private static Object notTooEarly(Object value, LocalDate day, Slot slot) {
        return checked(value, day.isBefore(EARLIEST), slot);
    }

    private static Object checked(Object value, boolean tooEarly, Slot slot) {
        if (tooEarly) {
            throw slot.refused("takes dates from " + EARLIEST + ", but got an earlier one.");
        }
        return value;
    }

    private static Object parse(String text, Slot slot) {
        try {
            if (text.indexOf('T') < 0) {
                return LocalDate.parse(text);
            }
            return text.matches(".*(Z|z|[+-]\\d{2}:?\\d{2})$") ? OffsetDateTime.parse(text) : LocalDateTime.parse(text);
        } catch (DateTimeException noDate) {
            throw slot.wrongType(text, "a date or time as ISO 8601, such as 2026-01-31 or 2026-01-31T12:00:00Z");
        }
    }

    private static String shape(Object value) {
        return value instanceof LocalDateTime || value instanceof OffsetDateTime
                ? "a date with a time"
                : "a value of type " + value.getClass().getName();
    }
}
