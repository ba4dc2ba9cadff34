// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A reference to one row. Two are equal where table and id are; the name does not count.
 *
 * @param table logical name of its table, such as {@code account}
 * @param id row id
 * @param name what the row is called, where the service told it (a lookup read with annotations)
 */
public record RowRef(String table, UUID id, @Nullable String name) {
    /** A reference; table and id may not be null. */
    public RowRef {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(id, "id");
    }

    /** A reference without a name. */
    public RowRef(String table, UUID id) {
        this(table, id, null);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RowRef ref && table.equals(ref.table) && id.equals(ref.id);
    }

    @Override
    public int hashCode() {
        return 31 * table.hashCode() + id.hashCode();
    }

    /** Without the name, which is a value of the row. */
    @Override
    public String toString() {
        return "RowRef[table=" + table + ", id=" + id + "]";
    }
}
