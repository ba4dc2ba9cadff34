// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A row: an unmodifiable map of column logical name to value in the order of the answer, with its table, id and ETag
 * beside it. Values are {@code String} (also ids, dates), {@code Integer}, {@code Long}, {@code BigDecimal}, {@code
 * Boolean} or null; expanded rows are maps, collections of them lists. A lookup stands under its logical name as a {@link
 * RowRef}, with the name of the row where annotations were asked for; where it can point to several tables and the service
 * did not say to which (no annotations), as the id alone, a {@link UUID}.
 *
 * <p>A row can be sent back: {@link #with} makes a copy with other values that still knows what was read. Columns that
 * were read and cannot be written are left out then.
 */
public final class Row extends AbstractMap<String, @Nullable Object> {
    private static final String FORMATTED = "OData.Community.Display.V1.FormattedValue";

    private final RowRef ref;
    private final @Nullable String etag;
    private final Map<String, @Nullable Object> read;
    private final Map<String, Object> annotations;
    private final Map<String, @Nullable Object> given;
    private final Map<String, @Nullable Object> values;

    /**
     * A row without annotations.
     *
     * @param ref its table and id
     * @param etag its version as the service writes it ({@code W/"468026"}), if it was sent
     * @param values its columns; copied
     */
    public Row(RowRef ref, @Nullable String etag, Map<String, @Nullable Object> values) {
        this(ref, etag, values, Map.of());
    }

    /**
     * A row with the annotations that came with it.
     *
     * @param annotations {@code column@annotation} to value, the column by its logical name; copied
     */
    public Row(
            RowRef ref,
            @Nullable String etag,
            Map<String, @Nullable Object> values,
            Map<String, ? extends Object> annotations) {
        this.ref = Objects.requireNonNull(ref, "ref");
        this.etag = etag;
        this.read = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        this.annotations =
                annotations.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
        this.given = Map.of();
        this.values = this.read;
    }

    private Row(Row origin, Map<String, @Nullable Object> given) {
        this.ref = origin.ref;
        this.etag = origin.etag;
        this.read = origin.read;
        this.annotations = origin.annotations;
        this.given = given;
        Map<String, @Nullable Object> all = new LinkedHashMap<>(origin.read);
        all.putAll(given);
        this.values = Collections.unmodifiableMap(all);
    }

    /** A copy with another value in a column, which still knows what was read. */
    public Row with(String column, @Nullable Object value) {
        return with(Collections.singletonMap(column, value));
    }

    /** A copy with other values in some columns, which still knows what was read. */
    public Row with(Map<String, ? extends @Nullable Object> columns) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(given);
        more.putAll(columns);
        return new Row(this, Collections.unmodifiableMap(more));
    }

    /** The columns as they were read. */
    public Map<String, @Nullable Object> read() {
        return read;
    }

    /** The columns that were given by {@link #with}, whether their values differ from those read or not. */
    public Map<String, @Nullable Object> given() {
        return given;
    }

    /** Table and id. */
    public RowRef ref() {
        return ref;
    }

    /** Row id. */
    public UUID id() {
        return ref.id();
    }

    /** Version of the row, to send back with {@code ifMatch}; opaque. */
    public Optional<String> etag() {
        return Optional.ofNullable(etag);
    }

    /** The annotations, as {@code column@annotation}, the column by its logical name; empty where none were asked for. */
    public Map<String, Object> annotations() {
        return annotations;
    }

    /** A value as the service shows it to people (a choice's label, money with its symbol); null where it was not sent. */
    public @Nullable String getFormatted(String column) {
        Object text = annotations.get(column + "@" + FORMATTED);
        return text == null ? null : text.toString();
    }

    /** A text, or null where the column is null or was not sent. */
    public @Nullable String getString(String column) {
        Object value = values.get(column);
        return value == null ? null : value.toString();
    }

    /** A whole number or choice value, or null. */
    public @Nullable Integer getInteger(String column) {
        Number value = number(column);
        return value == null ? null : Math.toIntExact(value.longValue());
    }

    /** A big whole number, or null. */
    public @Nullable Long getLong(String column) {
        Number value = number(column);
        return value == null ? null : value.longValue();
    }

    /** A decimal or money value with the scale it was sent with, or null; compare with {@code compareTo}. */
    public @Nullable BigDecimal getDecimal(String column) {
        Number value = number(column);
        return value == null ? null : new BigDecimal(value.toString());
    }

    /** A yes/no value, or null. */
    public @Nullable Boolean getBoolean(String column) {
        return (Boolean) values.get(column);
    }

    /** A point in time, or null. */
    public @Nullable Instant getInstant(String column) {
        String value = getString(column);
        return value == null ? null : OffsetDateTime.parse(value).toInstant();
    }

    /** A day, of a column that holds days only, or null. */
    public @Nullable LocalDate getDate(String column) {
        String value = getString(column);
        return value == null ? null : LocalDate.parse(value);
    }

    /** A row id, also that of a lookup, or null. */
    public @Nullable UUID getUuid(String column) {
        Object value = values.get(column);
        if (value instanceof RowRef lookup) {
            return lookup.id();
        }
        return value == null ? null : UUID.fromString(value.toString());
    }

    /**
     * A lookup, or null where it is empty, was not sent, or is known by its id only ({@link #getUuid}): it can point to
     * several tables, and no annotations were asked for.
     */
    public @Nullable RowRef getRef(String column) {
        return values.get(column) instanceof RowRef lookup ? lookup : null;
    }

    private @Nullable Number number(String column) {
        return (Number) values.get(column);
    }

    @Override
    public @Nullable Object get(@Nullable Object column) {
        return values.get(column);
    }

    @Override
    public boolean containsKey(@Nullable Object column) {
        return values.containsKey(column);
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        return values.entrySet();
    }
}
