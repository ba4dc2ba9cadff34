// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata.value;

import java.math.BigDecimal;
import java.time.temporal.TemporalAccessor;
import java.util.Date;
import java.util.UUID;

/** Texts, and what has one plain text: numbers, ids, dates, enums, yes and no. */
final class TextValue implements ValueForm {
    @Override
    public Object wire(Object value, Slot slot) {
        String text = text(value, slot);
        Integer most = slot.limits().maxLength();
        if (most != null && text.length() > most) {
            throw slot.refused("takes at most " + most + " characters, but got a text of " + text.length() + ".");
        }
        return text;
    }

    private static String text(Object value, Slot slot) {
        if (value instanceof CharSequence || value instanceof Character || value instanceof UUID) {
            return value.toString();
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof TemporalAccessor || value instanceof Date) {
            return IsoText.of(value);
        }
        throw slot.wrongType(value, "a text");
    }
}
