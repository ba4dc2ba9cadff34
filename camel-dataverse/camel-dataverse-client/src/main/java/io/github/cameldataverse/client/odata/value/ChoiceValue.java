// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata.value;

import java.math.BigDecimal;

/** A choice: its value as a number, which is not looked up, or its label. */
final class ChoiceValue implements ValueForm {
    @Override
    public Object wire(Object value, Slot slot) {
        return of(value, slot);
    }

    static int of(Object value, Slot slot) {
        if (value instanceof CharSequence text) {
            return Labels.valueOf(text.toString(), slot);
        }
        if (!(value instanceof Number)) {
            throw slot.wrongType(value, "the value or the label of a choice");
        }
        BigDecimal number = Numbers.of(value, slot, "the value or the label of a choice");
        try {
            return number.intValueExact();
        } catch (ArithmeticException noChoice) {
            throw slot.refused("takes the whole number of a choice, but got a number that is none.");
        }
    }
}
