// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.LookupTarget;
import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.odata.Annotations;
import io.github.cameldataverse.emulator.store.StoredRow;

/**
 * Writes the annotations that stand before a value. Source: page "Compose HTTP requests and handle errors".
 *
 * @param annotations which ones were asked for
 * @param names the names of lookups
 */
public record CellAnnotations(Annotations annotations, LookupNames names) {

    /** Adds the annotations of a value of this row and column that has this name in the answer. */
    public void write(ObjectNode target, StoredRow row, String name, ColumnDefinition column, Object value) {
        if (annotations.none()) {
            return;
        }
        if (annotations.wants(Annotations.FORMATTED_VALUE)) {
            String formatted = new FormattedValues(row, names).format(column, value);
            if (formatted != null) {
                target.put(name + "@" + Annotations.FORMATTED_VALUE, formatted);
            }
        }
        if (value instanceof LookupValue lookup) {
            write(target, name, column, lookup);
        }
    }

    private void write(ObjectNode target, String name, ColumnDefinition column, LookupValue lookup) {
        if (annotations.wants(Annotations.NAVIGATION_PROPERTY)) {
            column.targets().stream()
                    .filter(candidate -> candidate.table().equals(lookup.table()))
                    .map(LookupTarget::navigation)
                    .findFirst()
                    .ifPresent(navigation -> target.put(name + "@" + Annotations.NAVIGATION_PROPERTY, navigation));
        }
        if (annotations.wants(Annotations.LOOKUP_LOGICAL_NAME)) {
            target.put(name + "@" + Annotations.LOOKUP_LOGICAL_NAME, lookup.table());
        }
    }
}
