// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.github.cameldataverse.client.model.ColumnDefinition;
import io.github.cameldataverse.client.model.LookupTarget;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.RowRef;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.odata.value.ColumnValues;
import io.github.cameldataverse.client.odata.value.Definitions;
import io.github.cameldataverse.client.odata.value.IdValue;
import io.github.cameldataverse.client.odata.value.Slot;
import org.jspecify.annotations.Nullable;

/** Writes the columns of one row. */
final class ColumnWriter {
    private static final String FILE = "FileType";
    private static final String BIND = "@odata.bind";
    private static final String LOOKUP_TABLE = "@Microsoft.Dynamics.CRM.lookuplogicalname";

    private final JsonGenerator json;
    private final TableDefinition table;
    private final Definitions definitions;
    private final WriteRules.Purpose purpose;

    ColumnWriter(JsonGenerator json, TableDefinition table, Definitions definitions, WriteRules.Purpose purpose) {
        this.json = json;
        this.table = table;
        this.definitions = definitions;
        this.purpose = purpose;
    }

    /** Writes what somebody gave; what cannot be written is refused. */
    void write(String name, @Nullable Object value) throws IOException {
        boolean isNested = value instanceof Map || value instanceof Iterable;
        if (name.indexOf('@') >= 0 || isNested && !table.columns().containsKey(name)) {
            writePlain(name, value);
            return;
        }
        Slot slot = slot(table.columnOf(name));
        if (!slot.column().logicalName().equals(name)) {
            throw slot.refused("is a lookup, which can be read as " + name + ", but not written so. Give "
                    + slot.column().logicalName() + " instead: an id, a RowRef, an AlternateKey or null.");
        }
        if (!isWritable(slot.column())) {
            throw slot.refused("cannot be set by " + named(purpose) + ", for the service keeps it. Leave it out.");
        }
        writeValue(slot, value);
    }

    /** Writes what was read; what cannot be written is left out. */
    void writeRead(String name, @Nullable Object value, Map<String, ? extends @Nullable Object> row)
            throws IOException {
        if (name.endsWith(BIND)) {
            writePlain(name, value);
            return;
        }
        boolean isAnnotation = name.indexOf('@') >= 0;
        ColumnDefinition column = isAnnotation ? null : readColumn(name);
        if (column == null || !isWritable(column) || column.type().equals(FILE)) {
            return;
        }
        Object lookup = column.isLookup() ? readLookup(name, value, row) : value;
        // to which table an unknown one points has not changed, so that an update can do without it
        boolean isUnclear = column.targets().size() > 1 && lookup != null && IdValue.parse(lookup) != null;
        if (!isUnclear || purpose != WriteRules.Purpose.UPDATE) {
            writeValue(slot(column), lookup);
        }
    }

    /** Whether a column that was given holds what was read. */
    boolean isSame(String name, @Nullable Object value, Row row) {
        ColumnDefinition column = table.columns().get(name);
        if (column == null || !row.read().containsKey(name)) {
            return false;
        }
        Object before = row.read().get(name);
        if (before == null || value == null) {
            return before == value;
        }
        if (!column.isLookup()) {
            return ColumnValues.areSame(before, value, slot(column));
        }
        if (before instanceof RowRef && value instanceof RowRef) {
            return before.equals(value);
        }
        Object id = before instanceof RowRef ref ? ref.id() : IdValue.parse(before);
        return id != null && Objects.equals(id, IdValue.parse(value));
    }

    private @Nullable ColumnDefinition readColumn(String name) {
        ColumnDefinition lookup = table.lookupOf(name);
        return lookup == null ? table.columns().get(name) : lookup;
    }

    /** A lookup of a row that came as the service's JSON, with its table where an annotation tells it. */
    private static @Nullable Object readLookup(
            String name, @Nullable Object value, Map<String, ? extends @Nullable Object> row) {
        Object target = row.get(name + LOOKUP_TABLE);
        UUID id = value == null ? null : IdValue.parse(value);
        return target == null || id == null ? value : new RowRef(target.toString(), id);
    }

    private boolean isWritable(ColumnDefinition column) {
        return switch (purpose) {
            case CREATE -> column.creatable();
            case UPDATE -> column.updatable();
            case UPSERT -> column.creatable() || column.updatable();
        };
    }

    private void writeValue(Slot slot, @Nullable Object value) throws IOException {
        if (!slot.column().isLookup()) {
            writePlain(slot.column().logicalName(), ColumnValues.wire(value, slot));
        } else if (value == null) {
            clear(slot);
        } else {
            bind(slot, value);
        }
    }

    /** Clears each property of the lookup, for what it points to now is not known. A new row has nothing to clear. */
    private void clear(Slot slot) throws IOException {
        TreeSet<String> properties = new TreeSet<>();
        slot.column().targets().forEach(target -> properties.add(target.navigationProperty()));
        if (properties.isEmpty()) {
            properties.add(slot.column().logicalName());
        }
        if (purpose != WriteRules.Purpose.CREATE) {
            for (String property : properties) {
                json.writeNullField(property + BIND);
            }
        }
    }

    private void bind(Slot slot, Object value) throws IOException {
        boolean isUnknown = slot.column().targets().isEmpty() && value instanceof Map;
        LookupTargets.Binding binding = isUnknown ? null : LookupTargets.of(value, slot);
        if (binding != null) {
            json.writeStringField(binding.navigationProperty() + BIND, binding.path());
            return;
        }
        if (purpose != WriteRules.Purpose.CREATE) {
            throw slot.refused(
                    "is a lookup, but the map holds neither the primary key nor an alternate key of its table;"
                            + " a new row can be brought along by a create only.");
        }
        String property = slot.column().targets().stream()
                .findFirst()
                .map(LookupTarget::navigationProperty)
                .orElse(slot.column().logicalName());
        writePlain(property, value);
    }

    private void writePlain(String name, @Nullable Object value) throws IOException {
        json.writeFieldName(name);
        try {
            RowJson.write(json, value);
        } catch (JsonMappingException unknownType) {
            throw slot(new ColumnDefinition(name, ""))
                    .refused("got a value of type "
                            + (value == null ? "null" : value.getClass().getName()) + ", which has no JSON form.");
        }
    }

    private Slot slot(ColumnDefinition column) {
        return new Slot(table, column, definitions);
    }

    private static String named(WriteRules.Purpose purpose) {
        return switch (purpose) {
            case CREATE -> "a create";
            case UPDATE -> "an update";
            case UPSERT -> "an upsert";
        };
    }
}
