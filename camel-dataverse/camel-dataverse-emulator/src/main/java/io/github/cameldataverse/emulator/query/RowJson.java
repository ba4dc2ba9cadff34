// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.LookupTarget;
import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.odata.Annotations;
import io.github.cameldataverse.emulator.store.StoredRow;

/**
 * Writes rows: the ETag first, then columns with explicit nulls, each behind its annotations. Source: page "Retrieve a
 * table row using the Web API".
 */
public final class RowJson {

    private final Projection projection;
    private final Annotations annotations;
    private final LookupNames names;

    /** A writer of these columns with these annotations. */
    public RowJson(Projection projection, Annotations annotations, LookupNames names) {
        this.projection = projection;
        this.annotations = annotations;
        this.names = names;
    }

    /** Adds a row to an object that may hold the context already. */
    public ObjectNode write(StoredRow row, ObjectNode target) {
        target.put("@odata.etag", etag(row));
        for (ColumnDefinition column : projection.columns()) {
            Object value = row.value(column.name());
            if (value == null) {
                target.putNull(column.wireName());
            } else {
                annotate(target, row, column, value);
                target.set(column.wireName(), column.type().toJson(value));
            }
        }
        return target;
    }

    /** The ETag of a row: its version, weak. */
    public static String etag(StoredRow row) {
        return "W/\"" + row.version() + "\"";
    }

    private void annotate(ObjectNode target, StoredRow row, ColumnDefinition column, Object value) {
        if (annotations.none()) {
            return;
        }
        if (annotations.wants(Annotations.FORMATTED_VALUE)) {
            String formatted = new FormattedValues(row, names).format(column, value);
            if (formatted != null) {
                target.put(column.wireName() + "@" + Annotations.FORMATTED_VALUE, formatted);
            }
        }
        if (value instanceof LookupValue lookup) {
            annotate(target, column, lookup);
        }
    }

    private void annotate(ObjectNode target, ColumnDefinition column, LookupValue lookup) {
        if (annotations.wants(Annotations.NAVIGATION_PROPERTY)) {
            column.targets().stream()
                    .filter(candidate -> candidate.table().equals(lookup.table()))
                    .map(LookupTarget::navigation)
                    .findFirst()
                    .ifPresent(name -> target.put(column.wireName() + "@" + Annotations.NAVIGATION_PROPERTY, name));
        }
        if (annotations.wants(Annotations.LOOKUP_LOGICAL_NAME)) {
            target.put(column.wireName() + "@" + Annotations.LOOKUP_LOGICAL_NAME, lookup.table());
        }
    }
}
