// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a request wants to change in a row; columns that are not named keep their values.
 *
 * @param values new values by logical name of the column
 * @param cleared logical names of the columns to set to null
 */
public record RowChange(Map<String, Object> values, Set<String> cleared) {

    /** The values of a row with this change, as a map of its own. */
    Map<String, Object> appliedTo(StoredRow row) {
        Map<String, Object> full = new LinkedHashMap<>(row.values());
        cleared.forEach(full::remove);
        full.putAll(values);
        return full;
    }
}
