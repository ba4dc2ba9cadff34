// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata.value;

import java.math.BigDecimal;

import io.github.cameldataverse.client.model.ColumnLimits;

/** Numbers of any type, and texts that are plain numbers. */
final class Numbers {
    private static final int MOST_DIGITS = 400;

    private Numbers() {}

    /** The number; texts as people format them ({@code 1,000}) are refused, for nobody knows which sign means what. */
    static BigDecimal of(Object value, Slot slot, String wanted) {
        if (!(value instanceof Number || value instanceof CharSequence)) {
            throw slot.wrongType(value, wanted);
        }
        try {
            BigDecimal number = value instanceof BigDecimal decimal
                    ? decimal
                    : new BigDecimal(value.toString().strip());
            // checked on the exponent, for to write such a number out would take all memory
            if (Math.abs((long) number.precision() - number.scale()) > MOST_DIGITS
                    || Math.abs((long) number.scale()) > MOST_DIGITS) {
                throw slot.refused("takes " + wanted + ", but got one with an exponent that no column can hold.");
            }
            return number;
        } catch (NumberFormatException noNumber) {
            throw slot.wrongType(value, wanted + " in plain digits with a point, such as 1234.5");
        }
    }

    /** Checks a number against what the definition tells. */
    static void requireInRange(BigDecimal number, Slot slot) {
        ColumnLimits limits = slot.limits();
        BigDecimal min = limits.min();
        BigDecimal max = limits.max();
        if (min != null && number.compareTo(min) < 0) {
            throw slot.refused("takes numbers from " + min.toPlainString() + ", but got a smaller one.");
        }
        if (max != null && number.compareTo(max) > 0) {
            throw slot.refused("takes numbers up to " + max.toPlainString() + ", but got a larger one.");
        }
    }
}
