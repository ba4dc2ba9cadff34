// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata.filter;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

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
