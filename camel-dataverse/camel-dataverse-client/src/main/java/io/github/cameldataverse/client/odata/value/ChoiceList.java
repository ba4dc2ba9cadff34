// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata.value;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Several choices: a collection or array of values and labels, or a text of values such as {@code 1,9}. A single label may
 * stand alone; a text with several labels is not taken apart, for labels may hold any sign.
 */
final class ChoiceList implements ValueForm {
    @Override
    public Object wire(Object value, Slot slot) {
        return items(value).stream()
                .map(item -> {
                    if (item == null) {
                        throw slot.refused("takes values and labels of choices, but got a list with a null in it.");
                    }
                    return ChoiceValue.of(item, slot);
                })
                .distinct()
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }

    private static Collection<?> items(Object value) {
        if (value instanceof Collection<?> items) {
            return items;
        }
        if (value instanceof Object[] items) {
            return Arrays.asList(items);
        }
        if (value instanceof int[] items) {
            return Arrays.stream(items).boxed().toList();
        }
        if (value instanceof CharSequence text && text.toString().matches("\\s*-?\\d+(\\s*,\\s*-?\\d+)*\\s*")) {
            return Arrays.stream(text.toString().split(","))
                    .map(String::strip)
                    .map(BigDecimal::new)
                    .toList();
        }
        return List.of(value);
    }
}
