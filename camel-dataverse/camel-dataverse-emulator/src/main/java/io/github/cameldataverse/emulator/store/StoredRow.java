// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.store;

import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A row as it is at one version. Immutable.
 *
 * @param id row id
 * @param version row version: unique in the environment and larger than that of every earlier write
 * @param values by logical name of the column, without nulls; see {@code ColumnType} for the Java types
 */
public record StoredRow(UUID id, long version, Map<String, Object> values) {

    /** The value of a column, or null where the row has none. */
    public @Nullable Object value(String column) {
        return values.get(column);
    }
}
