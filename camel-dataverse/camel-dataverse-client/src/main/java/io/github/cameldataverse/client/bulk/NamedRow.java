// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.bulk;

import java.util.Map;
import java.util.UUID;

import io.github.cameldataverse.client.model.AlternateKey;
import io.github.cameldataverse.client.row.RowAddress;
import io.github.cameldataverse.client.row.RowCalls;
import org.jspecify.annotations.Nullable;

/**
 * A row to write or delete, and its name. Of id and key one is given, or none for a create.
 *
 * @param id row id
 * @param key alternate key
 * @param values column to value; what the key holds need not be repeated
 */
public record NamedRow(@Nullable UUID id, @Nullable AlternateKey key, Map<String, ? extends @Nullable Object> values) {
    /** A new row. */
    public static NamedRow of(Map<String, ? extends @Nullable Object> values) {
        return new NamedRow(null, null, values);
    }

    /** A row by its id. */
    public static NamedRow of(UUID id, Map<String, ? extends @Nullable Object> values) {
        return new NamedRow(id, null, values);
    }

    /** A row by an alternate key. */
    public static NamedRow of(AlternateKey key, Map<String, ? extends @Nullable Object> values) {
        return new NamedRow(null, key, values);
    }

    /** How it is named, or null where it is new. */
    @Nullable
    RowAddress address(RowCalls rows) {
        if (key != null) {
            return rows.address(key);
        }
        return id == null ? null : RowAddress.of(rows.table(), id);
    }
}
