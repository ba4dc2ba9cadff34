// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fetchxml.condition;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

import io.github.cameldataverse.emulator.fetchxml.element.FetchElement;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.ColumnType;
import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.odata.filter.DateFunction;
import io.github.cameldataverse.emulator.odata.filter.FilterContext;
import io.github.cameldataverse.emulator.odata.filter.LikePattern;
import io.github.cameldataverse.emulator.odata.filter.ValueOrder;

/** The values of a condition, and the tests that can be made of them. Source: page "condition element". */
final class ConditionValues {

    private static final int MOST_VALUES = 2000;

    private final FetchElement condition;
    private final ColumnDefinition column;
    private final FilterContext context;
    private final List<String> texts = new ArrayList<>();

    ConditionValues(FetchElement condition, ColumnDefinition column, FilterContext context) {
        this.condition = condition;
        this.column = column;
        this.context = context;
        String value = condition.attributes().get("value");
        if (value != null) {
            texts.add(value);
        }
        condition.children("value").forEach(child -> texts.add(child.text()));
        if (texts.size() > MOST_VALUES) {
            throw condition.error("0x8004430E", "Number of parameters in a condition exceeded maximum limit.");
        }
    }

    Predicate<Object> compare(IntPredicate order) {
        Object value = parsed(only());
        return candidate -> order.test(ValueOrder.compare(candidate, value));
    }

    Predicate<Object> in() {
        List<Object> values = texts.stream().map(this::parsed).toList();
        if (values.isEmpty()) {
            throw bad("needs values");
        }
        return candidate -> values.stream().anyMatch(value -> ValueOrder.compare(candidate, value) == 0);
    }

    Predicate<Object> between() {
        if (texts.size() != 2) {
            throw bad("needs two values, not " + texts.size());
        }
        Object low = parsed(texts.get(0));
        Object high = parsed(texts.get(1));
        return candidate -> ValueOrder.compare(candidate, low) >= 0 && ValueOrder.compare(candidate, high) <= 0;
    }

    Predicate<Object> like(String before, String behind) {
        if (!column.type().edmType().equals("Edm.String") || column.type() == ColumnType.MULTI_SELECT) {
            throw bad("is for texts, not for '" + column.name() + "'");
        }
        LikePattern pattern = new LikePattern(before + only() + behind);
        return candidate -> pattern.matches(candidate.toString());
    }

    Predicate<Object> containsAny() {
        if (column.type() != ColumnType.MULTI_SELECT || texts.isEmpty()) {
            throw bad("is for columns with several choices, and needs values");
        }
        return candidate -> Arrays.stream(candidate.toString().split(",", -1)).anyMatch(texts::contains);
    }

    Predicate<Object> user() {
        return is(context.userId());
    }

    Predicate<Object> business() {
        return is(context.businessUnitId());
    }

    Predicate<Object> date(DateFunction function) {
        boolean dateOnly = column.type() == ColumnType.DATE_ONLY;
        if (column.type().dateTimeBehavior().isEmpty() || (dateOnly && function.isTimeBased())) {
            throw bad("cannot be used with the column '" + column.name() + "'");
        }
        DateFunction.Argument argument = new DateFunction.Argument() {
            @Override
            public long number() {
                return count();
            }

            @Override
            public Object date() {
                return parsed(only());
            }
        };
        try {
            return function.test(argument, context.now());
        } catch (DateTimeException | ArithmeticException e) {
            throw (RuntimeException) bad("leads out of the calendar").initCause(e);
        }
    }

    private Predicate<Object> is(UUID id) {
        return candidate -> (candidate instanceof LookupValue lookup ? lookup.id() : candidate).equals(id);
    }

    private long count() {
        String text = only();
        if (!text.matches("0*[1-9]\\d{0,8}")) {
            throw bad("needs a number above zero, not '" + text + "'");
        }
        return Long.parseLong(text);
    }

    private String only() {
        if (texts.size() != 1) {
            throw bad("needs one value, not " + texts.size());
        }
        return texts.get(0);
    }

    private Object parsed(String text) {
        String form =
                switch (column.type().edmType()) {
                    case "Edm.Guid" -> text.replaceAll("^\\{|\\}$", "");
                    case "Edm.DateTimeOffset", "Edm.Date" ->
                        text.matches(".*[T ]\\d\\d:\\d\\d(:\\d\\d)?(\\.\\d+)?") ? text.replace(' ', 'T') + "Z" : text;
                    default -> text;
                };
        boolean no = column.type() == ColumnType.BOOLEAN && form.equals("0");
        try {
            return ValueOrder.parse(column.type().edmType(), no ? "false" : form);
        } catch (IllegalArgumentException e) {
            throw (RuntimeException) condition
                    .error(
                            "0x80041108",
                            "Invalid value specified for type. '" + text + "' is no value of '" + column.name()
                                    + "', which is of the type '"
                                    + column.type().attributeType() + "'.")
                    .initCause(e);
        }
    }

    private RuntimeException bad(String why) {
        return condition.error(
                "0x80041106",
                "Incorrect filter condition or conditions. The operator '" + condition.attribute("operator") + "' "
                        + why + ".");
    }
}
