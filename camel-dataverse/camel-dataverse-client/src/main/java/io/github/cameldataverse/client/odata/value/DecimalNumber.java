// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata.value;

import java.math.BigDecimal;

/** Decimals, money and floating point numbers; all digits are sent, the service rounds to the column's precision. */
final class DecimalNumber implements ValueForm {
    @Override
    public Object wire(Object value, Slot slot) {
        BigDecimal number = Numbers.of(value, slot, "a number");
        Numbers.requireInRange(number, slot);
        return number;
    }
}
