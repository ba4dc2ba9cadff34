// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.apply;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.github.cameldataverse.emulator.odata.filter.ValueOrder;
import org.jspecify.annotations.Nullable;

/**
 * The values that the rows of a group share, missing ones as null; text without case.
 *
 * @param values one per column
 */
record GroupKey(List<@Nullable Object> values) implements Comparable<GroupKey> {

    static GroupKey of(@Nullable Object... values) {
        return new GroupKey(Arrays.asList(values));
    }

    static Object comparable(Object value) {
        return value instanceof String text ? text.toLowerCase(Locale.ROOT) : value;
    }

    @Override
    public int compareTo(GroupKey other) {
        for (int i = 0; i < values.size(); i++) {
            Object left = values.get(i);
            Object right = other.values().get(i);
            int order = left == null || right == null
                    ? Boolean.compare(left != null, right != null)
                    : ValueOrder.compare(left, right);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
