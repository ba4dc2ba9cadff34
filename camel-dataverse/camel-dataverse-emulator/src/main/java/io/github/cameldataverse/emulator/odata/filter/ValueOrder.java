// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata.filter;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

import io.github.cameldataverse.emulator.metadata.ColumnType;
import io.github.cameldataverse.emulator.metadata.LookupValue;

/** The order of values that are not null, as filters and {@code $orderby} see it: text without case. */
public final class ValueOrder {

    private ValueOrder() {}

    /**
     * Compares two values: numbers with numbers, dates with dates and times, else the same type.
     *
     * @throws IllegalArgumentException if the values do not compare
     */
    public static int compare(Object left, Object right) {
        Object a = comparable(left);
        Object b = comparable(right);
        if (a instanceof String x && b instanceof String y) {
            return x.compareTo(y);
        }
        if (a instanceof BigDecimal x && b instanceof BigDecimal y) {
            return x.compareTo(y);
        }
        if (a instanceof Instant x && b instanceof Instant y) {
            return x.compareTo(y);
        }
        if (a instanceof Boolean x && b instanceof Boolean y) {
            return x.compareTo(y);
        }
        throw new IllegalArgumentException("Cannot compare " + a.getClass() + " with " + b.getClass());
    }

    /** The instant of a date, which is its first one in UTC, or of a date and time. */
    static Instant instant(Object value) {
        if (comparable(value) instanceof Instant instant) {
            return instant;
        }
        throw new IllegalArgumentException("Not a date: " + value.getClass());
    }

    /**
     * Reads a text as a value of a CSDL type.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Object parse(String edmType, String text) {
        return switch (edmType) {
            case "Edm.Int32", "Edm.Int64", "Edm.Decimal", "Edm.Double" -> new BigDecimal(text);
            case "Edm.Guid" -> ColumnType.UNIQUEIDENTIFIER.fromText(text);
            case "Edm.Date", "Edm.DateTimeOffset" -> ColumnType.DATE_TIME.fromText(text);
            case "Edm.Boolean" ->
                text.equals("1") || ColumnType.BOOLEAN.fromText(text).equals(true);
            default -> text;
        };
    }

    /** The order of ids is that of their text. */
    private static Object comparable(Object value) {
        if (value instanceof Number number) {
            return new BigDecimal(number.toString());
        }
        if (value instanceof LocalDate date) {
            return date.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        if (value instanceof LookupValue lookup) {
            return lookup.id().toString();
        }
        if (value instanceof Boolean || value instanceof Instant) {
            return value;
        }
        return value.toString().toLowerCase(Locale.ROOT);
    }
}
