// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata.filter;

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

    /** Whether this is the literal null. */
    boolean isNull() {
        return type.equals(NULL);
    }

    /** Numbers compare with numbers, a date with a date and time; else the types are the same or one is null. */
    boolean comparesWith(Operand other) {
        return isNull() || other.isNull() || family(type).equals(family(other.type));
    }

    private static String family(String type) {
        return switch (type) {
            case "Edm.Int32", "Edm.Int64", "Edm.Decimal", "Edm.Double" -> "number";
            case "Edm.Date", "Edm.DateTimeOffset" -> "date";
            default -> type;
        };
    }
}
