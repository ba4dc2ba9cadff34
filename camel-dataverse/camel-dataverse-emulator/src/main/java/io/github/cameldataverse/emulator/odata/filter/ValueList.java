// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata.filter;

import java.util.Arrays;
import java.util.List;

/**
 * The {@code PropertyValues} of a query function.
 *
 * @param values of the type of the column
 */
record ValueList(List<Object> values) {

    boolean holds(Object value) {
        return values.stream().anyMatch(one -> ValueOrder.compare(one, value) == 0);
    }

    /** Whether a value lies between the first and the last of two values, both included. */
    boolean spans(Object value) {
        return ValueOrder.compare(values.get(0), value) <= 0 && ValueOrder.compare(values.get(1), value) >= 0;
    }

    /** Whether one of the values is chosen in a list of choices, which is stored as {@code 1,9}. */
    boolean holdsPartOf(Object chosen) {
        List<String> wanted = values.stream().map(String::valueOf).toList();
        return Arrays.stream(chosen.toString().split(",", -1))
                .map(String::strip)
                .anyMatch(wanted::contains);
    }
}
