// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.store;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.ColumnType;
import io.github.cameldataverse.emulator.metadata.KeyDefinition;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are computed when they are asked for, so that a million of them need no memory. Everything in a row follows
 * from its number, which begins at 0 and stands at the beginning of the row id, so that the order of the numbers is that
 * of the ids. They refer to no other rows but the user and the currency that every row refers to.
 */
final class SyntheticRows {

    private static final Pattern NUMBER_AT_END = Pattern.compile("(\\d{7,10})\\D*$");

    /**
     * What a set of rows follows from.
     *
     * @param count how many
     * @param firstVersion version of the first row; each further one has the next
     * @param createdOn when they were created
     */
    record Origin(int count, long firstVersion, Instant createdOn) {

        long lastVersion() {
            return firstVersion + count - 1;
        }
    }

    private final TableDefinition table;
    private final CalculatedColumns calculated;
    private final Origin origin;

    SyntheticRows(TableDefinition table, CalculatedColumns calculated, Origin origin) {
        this.table = table;
        this.calculated = calculated;
        this.origin = origin;
    }

    Origin origin() {
        return origin;
    }

    int count() {
        return origin.count;
    }

    StoredRow row(int number) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (ColumnDefinition column : table.columns().values()) {
            Object value = value(column, number);
            if (value != null) {
                values.put(column.name(), value);
            }
        }
        put(values, "createdon", origin.createdOn);
        calculated.onCreate(table, values);
        put(values, "modifiedon", origin.createdOn);
        UUID id = id(number);
        long version = origin.firstVersion + number;
        calculated.version(table, values, id, version);
        return new StoredRow(id, version, Collections.unmodifiableMap(values));
    }

    UUID id(int number) {
        long type = table.traits().objectTypeCode() & 0xffffL;
        return new UUID(((long) number << 32) | (type << 16) | 0x4000L, 0x8000_0000_0000_0000L | number);
    }

    /** The number of a row id; -1 if it is none of these rows. */
    int number(UUID id) {
        long number = id.getMostSignificantBits() >>> 32;
        return number < origin.count && id.equals(id((int) number)) ? (int) number : -1;
    }

    /** The number of the first row whose id comes after this one in the order of their texts. */
    int firstAfter(UUID id) {
        long number = id.getMostSignificantBits() >>> 32;
        if (number >= origin.count) {
            return origin.count;
        }
        boolean passed = Table.ORDER.compare(id((int) number), id) <= 0;
        return (int) number + (passed ? 1 : 0);
    }

    /** The only row that can have these key values: the number is part of every text. -1 if there is none. */
    int candidate(KeyDefinition key, Map<String, Object> values) {
        for (String column : key.columns()) {
            if (values.get(column) instanceof String text) {
                Matcher matcher = NUMBER_AT_END.matcher(text);
                long number = matcher.find() ? Long.parseLong(matcher.group(1)) : origin.count;
                return number < origin.count ? (int) number : -1;
            }
        }
        return -1;
    }

    private @Nullable Object value(ColumnDefinition column, int number) {
        String name = column.name();
        boolean settable = column.limits().create();
        if (column.type() == ColumnType.STRING) {
            boolean inKey = table.keys().stream().anyMatch(key -> key.columns().contains(name));
            if (name.equals("emailaddress1")) {
                return String.format("row%07d@example.com", number);
            }
            boolean required = column.limits().usage().required();
            boolean named = required || name.equals(table.names().primaryName()) || name.equals("lastname");
            return settable && (named || inKey || name.equals("accountnumber")) ? text(column, number) : null;
        }
        if (column.type() == ColumnType.PICKLIST
                && column.limits().usage().required()
                && !column.limits().choices().isEmpty()) {
            return column.limits().choices().get(0).value();
        }
        if (column.type() == ColumnType.INTEGER && name.equals("numberofemployees")) {
            return number % 1000;
        }
        return null;
    }

    /** The longest beginning of the label of the table that leaves room for the number. */
    private String text(ColumnDefinition column, int number) {
        Integer longest = column.limits().maxLength();
        String label = table.names().displayName() + " ";
        int room = longest == null ? label.length() : Math.max(0, Math.min(label.length(), longest - 7));
        return label.substring(0, room) + String.format("%07d", number);
    }

    private void put(Map<String, Object> values, String column, Object value) {
        if (table.columns().containsKey(column)) {
            values.put(column, value);
        }
    }
}
