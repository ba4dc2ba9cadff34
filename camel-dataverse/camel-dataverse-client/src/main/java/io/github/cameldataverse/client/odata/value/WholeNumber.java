// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata.value;

import java.math.BigDecimal;

/** Whole numbers. */
final class WholeNumber implements ValueForm {
    private final BigDecimal min;
    private final BigDecimal max;

    WholeNumber(long min, long max) {
        this.min = BigDecimal.valueOf(min);
        this.max = BigDecimal.valueOf(max);
    }

    @Override
    public Object wire(Object value, Slot slot) {
        BigDecimal number = Numbers.of(value, slot, "a whole number");
        if (number.stripTrailingZeros().scale() > 0) {
            throw slot.refused("takes whole numbers, but got one with a fraction.");
        }
        if (number.compareTo(min) < 0 || number.compareTo(max) > 0) {
            throw slot.refused("takes whole numbers from " + min + " to " + max + ", but got one beyond.");
        }
        Numbers.requireInRange(number, slot);
        return number.longValueExact();
    }
}
