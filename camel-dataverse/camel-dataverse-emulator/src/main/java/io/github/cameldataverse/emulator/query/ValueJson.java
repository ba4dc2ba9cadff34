// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.query;

import java.text.NumberFormat;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.LookupTarget;
import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.odata.Annotations;
import io.github.cameldataverse.emulator.odata.JsonText;
import io.github.cameldataverse.emulator.store.StoredRow;
import org.jspecify.annotations.Nullable;

/** Writes single values behind the annotations that a request asks for. */
public final class ValueJson {

    private final Annotations annotations;
    private final LookupNames names;

    /** A writer with these annotations. */
    public ValueJson(Annotations annotations, LookupNames names) {
        this.annotations = annotations;
        this.names = names;
    }

    /** Adds a value of a column under a name; the row decides how it is formatted. */
    public void put(ObjectNode target, String name, StoredRow row, ColumnDefinition column, Object value) {
        annotate(target, name, row, column, value);
        target.set(name, column.type().toJson(value));
    }

    /** Adds only the annotations of a value, for those who write the value themselves. */
    public void annotate(ObjectNode target, String name, StoredRow row, ColumnDefinition column, Object value) {
        if (annotations.wants(Annotations.FORMATTED_VALUE)) {
            formatted(target, name, new FormattedValues(row, names).format(column, value));
        }
        if (value instanceof LookupValue lookup) {
            reference(target, name, column, lookup);
        }
    }

    /** Adds a number that is no value of a column, such as a count. */
    public void putNumber(ObjectNode target, String name, Number value) {
        formatted(target, name, NumberFormat.getInstance(Locale.US).format(value));
        target.set(name, JsonText.number(value));
    }

    /** Adds a number that was calculated from a column, with all its digits; a row of them decides on the currency. */
    public void putTotal(ObjectNode target, String name, StoredRow row, ColumnDefinition column, Number value) {
        annotate(target, name, row, column, value);
        target.set(name, JsonText.number(value));
    }

    private void formatted(ObjectNode target, String name, @Nullable String text) {
        if (text != null && annotations.wants(Annotations.FORMATTED_VALUE)) {
            target.put(name + "@" + Annotations.FORMATTED_VALUE, text);
        }
    }

    private void reference(ObjectNode target, String name, ColumnDefinition column, LookupValue lookup) {
        if (annotations.wants(Annotations.NAVIGATION_PROPERTY)) {
            column.targets().stream()
                    .filter(candidate -> candidate.table().equals(lookup.table()))
                    .map(LookupTarget::navigation)
                    .findFirst()
                    .ifPresent(found -> target.put(name + "@" + Annotations.NAVIGATION_PROPERTY, found));
        }
        if (annotations.wants(Annotations.LOOKUP_LOGICAL_NAME)) {
            target.put(name + "@" + Annotations.LOOKUP_LOGICAL_NAME, lookup.table());
        }
    }
}
