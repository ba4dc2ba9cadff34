// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

import java.util.Objects;
import java.util.UUID;

/**
 * A reference to one row.
 *
 * @param table logical name of its table, such as {@code account}
 * @param id row id
 */
public record RowRef(String table, UUID id) {
    /** A reference; neither part may be null. */
    public RowRef {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(id, "id");
    }
}
