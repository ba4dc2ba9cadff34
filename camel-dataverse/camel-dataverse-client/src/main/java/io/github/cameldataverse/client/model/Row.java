// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

import java.math.BigDecimal;
import java.time.Instant;
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
 * A row: an unmodifiable map of column name to value in the order of the answer, with its table, id and ETag beside it.
 * Values are {@code String} (also ids, dates), {@code Integer}, {@code Long}, {@code BigDecimal}, {@code Boolean} or null;
 * expanded rows are maps, collections of them lists. A lookup stands as {@code _name_value} with the id it points to.
 */
public final class Row extends AbstractMap<String, @Nullable Object> {
    private final RowRef ref;
    private final @Nullable String etag;
    private final Map<String, @Nullable Object> values;

    /**
     * A row.
     *
     * @param ref its table and id
     * @param etag its version as the service writes it ({@code W/"468026"}), if it was sent
     * @param values its columns; copied
     */
    public Row(RowRef ref, @Nullable String etag, Map<String, @Nullable Object> values) {
        this.ref = Objects.requireNonNull(ref, "ref");
        this.etag = etag;
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
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

    /** A row id, or null. */
    public @Nullable UUID getUuid(String column) {
        String value = getString(column);
        return value == null ? null : UUID.fromString(value);
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
