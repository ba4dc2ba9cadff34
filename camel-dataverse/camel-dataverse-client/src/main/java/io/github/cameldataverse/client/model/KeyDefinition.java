// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

import java.util.List;

/**
 * An alternate key of a table.
 *
 * @param logicalName name of the key
 * @param columns logical names of its columns
 * @param active whether its index is built, so that it can be used
 */
public record KeyDefinition(String logicalName, List<String> columns, boolean active) {
    /** A key; the columns are copied. */
    public KeyDefinition {
        columns = List.copyOf(columns);
    }
}
