// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.query;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import io.github.cameldataverse.emulator.metadata.Choice;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.ColumnType;
import io.github.cameldataverse.emulator.metadata.LookupValue;
import org.jspecify.annotations.Nullable;

/** Values as an English (United States) user in UTC sees them. */
public final class FormattedValues {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("M/d/yyyy", Locale.US);
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("M/d/yyyy h:mm a", Locale.US);

    private FormattedValues() {}

    /** The formatted value, or null where the service adds none. */
    public static @Nullable String format(ColumnDefinition column, Object value, LookupNames names) {
        if (column.type().isChoice()) {
            return column.choice((Integer) value).map(Choice::label).orElse(null);
        }
        if (column.type() == ColumnType.MULTI_SELECT) {
            return Arrays.stream(((String) value).split(",", -1))
                    .map(part -> column.choice(Integer.parseInt(part))
                            .map(Choice::label)
                            .orElse(part))
                    .collect(Collectors.joining("; "));
        }
        if (column.type() == ColumnType.MONEY) {
            return NumberFormat.getCurrencyInstance(Locale.US).format(value);
        }
        if (value instanceof LookupValue lookup) {
            return names.nameOf(lookup);
        }
        if (value instanceof Boolean flag) {
            return flag ? "Yes" : "No";
        }
        if (value instanceof Number) {
            return NumberFormat.getInstance(Locale.US).format(value);
        }
        if (value instanceof Instant instant) {
            return DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
        }
        return value instanceof LocalDate date ? DATE.format(date) : null;
    }
}
