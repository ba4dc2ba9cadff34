// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fetchxml.condition;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.github.cameldataverse.emulator.odata.filter.DateFunction;

/**
 * The operators of conditions, besides those on dates that query functions have too. As for {@code ne}, those that deny
 * something hold for a missing value. Source: page "condition operator values".
 */
enum ConditionOperator {
    EQ(false, values -> values.compare(order -> order == 0)),
    NE(true, values -> values.compare(order -> order != 0)),
    /** The old name of {@link #NE}. */
    NEQ(true, values -> values.compare(order -> order != 0)),
    GT(false, values -> values.compare(order -> order > 0)),
    GE(false, values -> values.compare(order -> order >= 0)),
    LT(false, values -> values.compare(order -> order < 0)),
    LE(false, values -> values.compare(order -> order <= 0)),
    IN(false, ConditionValues::in),
    NOT_IN(true, values -> values.in().negate()),
    BETWEEN(false, ConditionValues::between),
    NOT_BETWEEN(true, values -> values.between().negate()),
    NULL(true, values -> value -> false),
    NOT_NULL(false, values -> value -> true),
    LIKE(false, values -> values.like("", "")),
    NOT_LIKE(true, values -> values.like("", "").negate()),
    BEGINS_WITH(false, values -> values.like("", "%")),
    NOT_BEGIN_WITH(true, values -> values.like("", "%").negate()),
    ENDS_WITH(false, values -> values.like("%", "")),
    NOT_END_WITH(true, values -> values.like("%", "").negate()),
    CONTAIN_VALUES(false, ConditionValues::containsAny),
    NOT_CONTAIN_VALUES(true, values -> values.containsAny().negate()),
    EQ_USERID(false, ConditionValues::user),
    NE_USERID(true, values -> values.user().negate()),
    EQ_BUSINESSID(false, ConditionValues::business),
    NE_BUSINESSID(true, values -> values.business().negate());

    /** A test of values, and whether it holds for a missing one. */
    record Test(boolean missing, Function<ConditionValues, Predicate<Object>> make) {}

    private static final Map<String, Test> ALL = Arrays.stream(values())
            .collect(Collectors.toMap(operator -> wire(operator.name()), operator -> operator.test));

    private static final Map<String, DateFunction> DATES = Arrays.stream(DateFunction.values())
            .collect(Collectors.toMap(function -> wire(function.name()), Function.identity()));

    private static final Set<String> ONLY_IN_THE_SERVICE = Set.of(
            "above",
            "eq-or-above",
            "under",
            "eq-or-under",
            "not-under",
            "eq-userlanguage",
            "eq-userteams",
            "eq-useroruserteams",
            "eq-useroruserhierarchy",
            "eq-useroruserhierarchyandteams");

    private final transient Test test;

    ConditionOperator(boolean missing, Function<ConditionValues, Predicate<Object>> make) {
        this.test = new Test(missing, make);
    }

    /** The operator with this name, for example {@code last-x-days}. */
    static Optional<Test> named(String name) {
        DateFunction date = DATES.get(name);
        return date == null
                ? Optional.ofNullable(ALL.get(name))
                : Optional.of(new Test(false, values -> values.date(date)));
    }

    /** Whether the service has an operator that the emulator lacks. */
    static boolean isOnlyInTheService(String name) {
        return ONLY_IN_THE_SERVICE.contains(name) || name.contains("fiscal");
    }

    private static String wire(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replace('_', '-')
                .replace("7", "seven")
                .replace("older-than", "olderthan");
    }
}
