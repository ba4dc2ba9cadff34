// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata.value;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** Values of columns that are no lookups. */
public final class ColumnValues {
    private ColumnValues() {}

    /**
     * A value as JSON holds it: a text, number, boolean or null; values of kinds that are not looked at, such as images, as
     * they are.
     *
     * @throws io.github.cameldataverse.client.model.ValidationException where the column cannot hold the value: a wrong
     *     type, a text too long, a number out of range, an unknown or ambiguous label
     */
    public static @Nullable Object wire(@Nullable Object value, Slot slot) {
        if (value == null) {
            return null;
        }
        ValueForm form = ColumnKind.formOf(slot.column().type());
        boolean isEmptyList = value instanceof Collection<?> items && items.isEmpty();
        if (form instanceof ChoiceList && isEmptyList) {
            return null;
        }
        return form == null ? value : form.wire(value, slot);
    }

    /** Whether a column would hold the same after either value was written, whatever their Java types. */
    public static boolean areSame(@Nullable Object one, @Nullable Object other, Slot slot) {
        Object first = wire(one, slot);
        Object second = wire(other, slot);
        if (first instanceof Number a && second instanceof Number b) {
            return new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString())) == 0;
        }
        if (slot.column().type().equals("DateTimeType") && first != null && second != null) {
            return first.equals(second) || isSameInstant(first.toString(), second.toString());
        }
        return Objects.equals(first, second);
    }

    private static boolean isSameInstant(String one, String other) {
        try {
            return OffsetDateTime.parse(one).isEqual(OffsetDateTime.parse(other));
        } catch (DateTimeException notBothTimes) {
            return false;
        }
    }
}
