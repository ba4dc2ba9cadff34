// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.cameldataverse.client.model.AlternateKey;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.RowRef;
import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.client.odata.value.IdValue;
import org.jspecify.annotations.Nullable;

/**
 * The columns of an alternate key as users write them: {@code accountnumber} takes the value from each row, {@code
 * accountnumber='A1'} holds it; several are separated by commas.
 *
 * @param columns column to its literal value, or to null where the row holds it
 */
public record KeyColumns(Map<String, @Nullable Object> columns) {
    private static final Pattern COLUMN =
            Pattern.compile("\\s*([A-Za-z_]\\w*)\\s*(?:=\\s*('(?:[^']|'')*'|[^',\\s]+))?\\s*(?:,|$)");

    /** Key columns; copied. */
    public KeyColumns {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /**
     * Reads the option.
     *
     * @throws IllegalArgumentException where it is written wrongly
     */
    public static KeyColumns parse(String text) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        Matcher matcher = COLUMN.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!matcher.find(at) || matcher.start() != at || columns.containsKey(matcher.group(1))) {
                throw malformed(text);
            }
            String literal = matcher.group(2);
            columns.put(matcher.group(1), literal == null ? null : literal(text, literal));
            at = matcher.end();
        }
        if (columns.isEmpty() || text.strip().endsWith(",")) {
            throw malformed(text);
        }
        return new KeyColumns(columns);
    }

    private static Object literal(String text, String literal) {
        if (literal.startsWith("'")) {
            return literal.substring(1, literal.length() - 1).replace("''", "'");
        }
        if (literal.matches("-?\\d{1,18}")) {
            return Long.valueOf(literal);
        }
        if (literal.matches("-?\\d+(\\.\\d+)?")) {
            return new BigDecimal(literal);
        }
        if (literal.matches("true|false")) {
            return Boolean.valueOf(literal);
        }
        if (literal.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            return UUID.fromString(literal);
        }
        throw malformed(text);
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException(
                "key is '" + text + "', which is no list of columns. Write key=accountnumber"
                        + " to take the value from the body, or key=accountnumber='A1'; separate several columns with commas,"
                        + " and put texts in single quotes.");
    }

    /** Whether every value is held here, so that one row is named for good. */
    boolean isLiteral() {
        return !columns.containsValue(null);
    }

    /**
     * The key of a row.
     *
     * @param row where values that are not held here come from
     * @throws ValidationException where the row has none, or a blank one
     */
    AlternateKey of(Map<String, ? extends @Nullable Object> row, String table) {
        Map<String, Object> values = new LinkedHashMap<>();
        columns.forEach((column, literal) -> {
            Object value = literal == null ? row.get(column) : literal;
            if (value == null || value.toString().isBlank()) {
                throw new ValidationException(
                        "The row has " + (row.containsKey(column) ? "an empty" : "no") + " value for column " + column
                                + " of its key (" + this + ") of table " + table
                                + ". Give each row a value, or name the row by its id.",
                        ErrorDetails.ofTable(table),
                        null);
            }
            Object ofBody = row.get(column);
            if (literal != null && ofBody != null && !isSame(literal, ofBody)) {
                throw new ValidationException(
                        "key says " + column + "=" + literal + ", but the row of table " + table + " has " + ofBody
                                + " there. Give key=" + column
                                + " to take the row's own value, or take the column out of"
                                + " the row.",
                        ErrorDetails.ofTable(table),
                        null);
            }
            values.put(column, value);
        });
        return new AlternateKey(values);
    }

    private static boolean isSame(Object literal, Object ofBody) {
        UUID id = id(literal);
        if (id != null && id.equals(id(ofBody))) {
            return true;
        }
        boolean areNumbers =
                literal instanceof Number && ofBody instanceof Number number && Double.isFinite(number.doubleValue());
        return areNumbers
                ? new BigDecimal(literal.toString()).compareTo(new BigDecimal(ofBody.toString())) == 0
                : ofBody.toString().equals(literal.toString());
    }

    private static @Nullable UUID id(Object value) {
        return value instanceof RowRef ref ? ref.id() : IdValue.parse(value);
    }

    @Override
    public String toString() {
        return String.join(",", columns.keySet());
    }
}
