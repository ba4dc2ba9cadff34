// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

import io.github.cameldataverse.emulator.metadata.LookupValue;
import org.jspecify.annotations.Nullable;

/**
 * One side of a comparison: a property or a literal.
 *
 * @param type CSDL type; {@code null} for the literal null
 * @param reader gives the value for a row
 */
record Operand(String type, Reader reader) {

    /** Takes a value from a row. */
    @FunctionalInterface
    interface Reader {
        @Nullable
        Object read(Filter.Values row);
    }

    static final String NULL = "null";

    static Operand literal(String type, @Nullable Object value) {
        return new Operand(type, row -> value);
    }

    static Operand property(String name, String type) {
        return new Operand(type, row -> row.of(name));
    }

    /** Numbers compare with numbers, a date with a date and time; else the types are the same or one is null. */
    boolean comparesWith(Operand other) {
        return type.equals(NULL) || other.type.equals(NULL) || family(type).equals(family(other.type));
    }

    /** Compares values that are not null; text without case. */
    static int compare(Object left, Object right) {
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

    private static String family(String type) {
        return switch (type) {
            case "Edm.Int32", "Edm.Int64", "Edm.Decimal", "Edm.Double" -> "number";
            case "Edm.Date", "Edm.DateTimeOffset" -> "date";
            default -> type;
        };
    }
}
