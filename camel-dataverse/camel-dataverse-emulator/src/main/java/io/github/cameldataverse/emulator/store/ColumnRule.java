// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.store;

import java.util.Map;

import io.github.cameldataverse.emulator.metadata.TableDefinition;
import org.jspecify.annotations.Nullable;

/** One rule for the columns that the service keeps consistent itself, applied at each write. */
@FunctionalInterface
interface ColumnRule {

    /**
     * Changes the values of a row as the service would.
     *
     * @throws RefusedRowException if the service would refuse them
     */
    void apply(TableDefinition table, Map<String, Object> values);

    /** Sets a column that the table has; null clears it. */
    static void set(TableDefinition table, Map<String, Object> values, String column, @Nullable Object value) {
        if (value == null) {
            values.remove(column);
        } else if (table.columns().containsKey(column)) {
            values.put(column, value);
        }
    }
}
