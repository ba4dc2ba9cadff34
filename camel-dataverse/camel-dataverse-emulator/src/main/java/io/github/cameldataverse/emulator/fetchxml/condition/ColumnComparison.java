// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fetchxml.condition;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntPredicate;

import io.github.cameldataverse.emulator.fetchxml.element.FetchElement;

/** The operators that compare columns. Source: page "Filter rows using FetchXml" (column values in the same row). */
enum ColumnComparison {
    EQ(order -> order == 0),
    NE(order -> order != 0),
    GT(order -> order > 0),
    GE(order -> order >= 0),
    LT(order -> order < 0),
    LE(order -> order <= 0);

    private final transient IntPredicate test;

    ColumnComparison(IntPredicate test) {
        this.test = test;
    }

    static ColumnComparison named(FetchElement condition) {
        String operator = condition.required("operator");
        return Arrays.stream(values())
                .filter(candidate -> candidate.name().toLowerCase(Locale.ROOT).equals(operator))
                .findFirst()
                .orElseThrow(() -> condition.error(
                        "0x80041106",
                        "Incorrect filter condition or conditions. The operator '" + operator
                                + "' cannot compare columns."));
    }

    boolean holds(int order) {
        return test.test(order);
    }
}
