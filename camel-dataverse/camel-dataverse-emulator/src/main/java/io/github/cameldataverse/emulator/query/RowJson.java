// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.odata.Annotations;
import io.github.cameldataverse.emulator.store.StoredRow;

/**
 * Writes rows: the ETag first, then columns with explicit nulls, each behind its annotations. Source: page "Retrieve a
 * table row using the Web API".
 */
public final class RowJson {

    private final Projection projection;
    private final ValueJson values;

    /** A writer of these columns with these annotations. */
    public RowJson(Projection projection, Annotations annotations, LookupNames names) {
        this.projection = projection;
        this.values = new ValueJson(annotations, names);
    }

    /** Adds a row to an object that may hold the context already. */
    public ObjectNode write(StoredRow row, ObjectNode target) {
        return columns(row, target.put("@odata.etag", etag(row)));
    }

    /** Adds the columns of a row without its ETag. */
    public ObjectNode columns(StoredRow row, ObjectNode target) {
        for (ColumnDefinition column : projection.columns()) {
            Object value = row.value(column.name());
            if (value == null) {
                target.putNull(column.wireName());
            } else {
                values.put(target, column.wireName(), row, column, value);
            }
        }
        return target;
    }

    /** The ETag of a row: its version, weak. */
    public static String etag(StoredRow row) {
        return "W/\"" + row.version() + "\"";
    }
}
