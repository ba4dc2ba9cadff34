// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.apply;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

import io.github.cameldataverse.emulator.metadata.ColumnType;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.OptionText;
import io.github.cameldataverse.emulator.odata.filter.ValueOrder;

/** How the values of a column become one. Source: page "Aggregate data using OData". */
enum Method {
    SUM {
        @Override
        Object of(List<Object> values, ColumnType type) {
            BigDecimal sum = sum(values);
            return isWhole(type) ? sum.toBigInteger() : exact(sum, type);
        }
    },
    AVERAGE {
        @Override
        Object of(List<Object> values, ColumnType type) {
            return exact(sum(values).divide(BigDecimal.valueOf(values.size()), DIGITS, RoundingMode.HALF_UP), type);
        }
    },
    MIN {
        @Override
        Object of(List<Object> values, ColumnType type) {
            return values.stream().min(ValueOrder::compare).orElseThrow();
        }
    },
    MAX {
        @Override
        Object of(List<Object> values, ColumnType type) {
            return values.stream().max(ValueOrder::compare).orElseThrow();
        }
    },
    COUNTDISTINCT {
        @Override
        Object of(List<Object> values, ColumnType type) {
            return values.stream().map(GroupKey::comparable).distinct().count();
        }

        @Override
        boolean fits(ColumnType type) {
            return true;
        }
    };

    /** Sums and averages have nine digits behind the point. */
    private static final int DIGITS = 9;

    /** The value of at least one value. */
    abstract Object of(List<Object> values, ColumnType type);

    /** Whether the columns of a type have such a value. */
    boolean fits(ColumnType type) {
        boolean number = type == ColumnType.MONEY || type == ColumnType.DECIMAL || type == ColumnType.DOUBLE;
        boolean date = !type.dateTimeBehavior().isEmpty();
        return number || isWhole(type) || (date && (this == MIN || this == MAX));
    }

    static Method named(String name, String text) {
        for (Method method : values()) {
            if (method.wireName().equals(name)) {
                return method;
            }
        }
        throw OptionText.syntaxError(text, Math.max(0, text.indexOf(name)));
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    ApiException refusal(ColumnType type) {
        return new ApiException(
                400,
                "0x8004112F",
                "Aggregate " + wireName() + " is not supported for attribute of type " + type.attributeType() + ".");
    }

    private static boolean isWhole(ColumnType type) {
        return type == ColumnType.INTEGER || type == ColumnType.BIG_INT;
    }

    private static BigDecimal sum(List<Object> values) {
        return values.stream().map(value -> new BigDecimal(value.toString())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Object exact(BigDecimal value, ColumnType type) {
        return type == ColumnType.DOUBLE ? (Object) value.doubleValue() : value.setScale(DIGITS, RoundingMode.HALF_UP);
    }
}
