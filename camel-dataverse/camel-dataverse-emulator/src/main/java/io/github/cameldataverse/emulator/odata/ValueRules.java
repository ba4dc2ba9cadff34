// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition.Range;
import io.github.cameldataverse.emulator.metadata.ColumnType;
import io.github.cameldataverse.emulator.metadata.TableDefinition;

/**
 * Which values a column keeps, and how exactly. Limits that are not known are not checked. Source: pages "Web service
 * error codes" and "AttributeMetadata entity type".
 */
final class ValueRules {

    private static final LocalDate FIRST_DAY = LocalDate.of(1753, 1, 1);
    private static final Instant FIRST_INSTANT = Instant.parse("1753-01-01T00:00:00Z");
    private static final int MOST_CHOICES = 150;

    private final TableDefinition table;
    private final ColumnDefinition column;

    ValueRules(TableDefinition table, ColumnDefinition column) {
        this.table = table;
        this.column = column;
    }

    /**
     * The value as the service keeps it.
     *
     * @throws ApiException with the documented code if the service refuses it
     */
    Object kept(Object value) {
        if (column.type() == ColumnType.MULTI_SELECT) {
            choices((String) value);
        } else if (value instanceof String text) {
            length(text);
        } else if (column.type().isChoice()) {
            choice((Integer) value);
        } else if (value instanceof Number number) {
            return rounded(inRange(number));
        } else if (value instanceof Instant instant && instant.isBefore(FIRST_INSTANT)
                || value instanceof LocalDate date && date.isBefore(FIRST_DAY)) {
            throw new ApiException(
                    400, "0x80040239", "The date-time format is invalid, or value is outside the supported range.");
        }
        return value;
    }

    private void length(String text) {
        Integer longest = column.limits().maxLength();
        if (longest != null && text.length() > longest) {
            throw new ApiException(
                    400,
                    "0x80044331",
                    "A validation error occurred.  The length of the '" + column.name() + "' attribute of the '"
                            + table.logicalName() + "' entity exceeded the maximum allowed length of '" + longest
                            + "'.");
        }
    }

    private void choices(String list) {
        String[] values = list.split(",", -1);
        if (values.length > MOST_CHOICES) {
            throw outOfRange(list);
        }
        Arrays.stream(values).map(Integer::valueOf).forEach(this::choice);
    }

    private void choice(int value) {
        if (!column.limits().choices().isEmpty() && column.choice(value).isEmpty()) {
            throw outOfRange(String.valueOf(value));
        }
    }

    private ApiException outOfRange(String value) {
        return new ApiException(
                400,
                "0x8004431A",
                "The picklist value is out of the range. The value " + value + " of '" + column.name()
                        + "' on record of type '" + table.logicalName() + "' is outside the valid range.");
    }

    private Number inRange(Number number) {
        Range range = column.limits().range();
        BigDecimal value = new BigDecimal(number.toString());
        boolean small = range.min() != null && value.compareTo(range.min()) < 0;
        boolean large = range.max() != null && value.compareTo(range.max()) > 0;
        if (!small && !large) {
            return number;
        }
        boolean integer = number instanceof Integer || number instanceof Long;
        throw new ApiException(
                400,
                integer ? "0x8004432F" : "0x80044330",
                "A validation error occurred. " + (integer ? "An integer" : "A decimal value")
                        + " provided is outside of the allowed values for this attribute. The value " + number
                        + " of '" + column.name() + "' on record of type '" + table.logicalName()
                        + "' is outside the valid range.");
    }

    /** Floating point and decimal numbers lose the digits that the column does not have; money has four on the wire. */
    private Object rounded(Number number) {
        Integer digits = column.limits().range().precision();
        if (digits == null) {
            return number;
        }
        if (number instanceof Double value) {
            return BigDecimal.valueOf(value)
                    .setScale(digits, RoundingMode.HALF_UP)
                    .doubleValue();
        }
        if (number instanceof BigDecimal value) {
            BigDecimal cut = value.scale() > digits ? value.setScale(digits, RoundingMode.HALF_UP) : value;
            return column.type() == ColumnType.MONEY ? cut.setScale(value.scale(), RoundingMode.UNNECESSARY) : cut;
        }
        return number;
    }
}
