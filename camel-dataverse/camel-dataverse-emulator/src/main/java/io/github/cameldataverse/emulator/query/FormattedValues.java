// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.query;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import io.github.cameldataverse.emulator.metadata.Choice;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.ColumnType;
import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.store.StoredRow;
import org.jspecify.annotations.Nullable;

/** The values of a row as an English (United States) user in UTC sees them. */
final class FormattedValues {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("M/d/yyyy", Locale.US);
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("M/d/yyyy h:mm a", Locale.US);
    private static final int DIGITS_OF_MONEY = 2;
    private static final int MOST_DIGITS = 12;

    private final StoredRow row;
    private final LookupNames names;

    FormattedValues(StoredRow row, LookupNames names) {
        this.row = row;
        this.names = names;
    }

    /** The formatted value, or null where the service adds none. */
    @Nullable
    String format(ColumnDefinition column, Object value) {
        if (column.type().isChoice()) {
            return column.choice((Integer) value).map(Choice::label).orElse(null);
        }
        if (column.type() == ColumnType.MULTI_SELECT) {
            return choices(column, (String) value);
        }
        if (column.type() == ColumnType.MONEY) {
            return money(column, (BigDecimal) value);
        }
        if (value instanceof LookupValue lookup) {
            return names.nameOf(lookup);
        }
        if (value instanceof Boolean flag) {
            return flag ? "Yes" : "No";
        }
        if (value instanceof Number number) {
            return number(number, column.limits().range().precision());
        }
        if (value instanceof Instant instant) {
            return DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
        }
        return value instanceof LocalDate date ? DATE.format(date) : null;
    }

    private static String choices(ColumnDefinition column, String list) {
        return Arrays.stream(list.split(",", -1))
                .map(part ->
                        column.choice(Integer.parseInt(part)).map(Choice::label).orElse(part))
                .collect(Collectors.joining("; "));
    }

    /** The currency of the row decides on symbol and digits, for amounts in the base currency the base currency. */
    private String money(ColumnDefinition column, BigDecimal amount) {
        UUID id = !column.isBaseAmount() && row.value("transactioncurrencyid") instanceof LookupValue own
                ? own.id()
                : names.baseCurrencyId();
        Optional<StoredRow> currency = names.currency(id);
        String symbol = currency.map(found -> found.value("currencysymbol"))
                .map(Object::toString)
                .orElse("");
        int digits = currency.map(found -> found.value("currencyprecision"))
                .filter(Integer.class::isInstance)
                .map(Integer.class::cast)
                .orElseGet(
                        () -> Objects.requireNonNullElse(column.limits().range().precision(), DIGITS_OF_MONEY));
        String sign = amount.signum() < 0 ? "-" : "";
        return sign + symbol + number(amount.abs(), digits);
    }

    /** Groups of three digits, and as many digits behind the point as the column has, if that is known. */
    private static String number(Number number, @Nullable Integer digits) {
        NumberFormat format = NumberFormat.getInstance(Locale.US);
        format.setMaximumFractionDigits(digits == null ? MOST_DIGITS : digits);
        format.setMinimumFractionDigits(digits == null ? 0 : digits);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(number);
    }
}
