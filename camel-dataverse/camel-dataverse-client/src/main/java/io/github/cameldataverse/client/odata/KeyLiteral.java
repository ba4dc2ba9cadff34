// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.github.cameldataverse.client.model.Choice;
import io.github.cameldataverse.client.model.ColumnDefinition;
import io.github.cameldataverse.client.model.ColumnLimits;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.RowRef;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.client.odata.value.ColumnValues;
import io.github.cameldataverse.client.odata.value.Definitions;
import io.github.cameldataverse.client.odata.value.IdValue;
import io.github.cameldataverse.client.odata.value.Slot;

/**
 * Values of alternate keys as they stand in a URL: written as the type of the column wants it, whatever Java type a value
 * came in.
 */
final class KeyLiteral {
    private static final String IMPOSSIBLE = "/<>*%&:\\?+";
    private static final String DATE = "DateTimeType";
    private static final Set<String> BARE = Set.of(DATE, "UniqueidentifierType");

    private KeyLiteral() {}

    /**
     * The literal, encoded.
     *
     * @throws ValidationException where the column cannot hold the value, or the service cannot take it in a key
     */
    static String of(Object value, Slot slot) {
        if (slot.column().isLookup()) {
            return id(value, slot).toString();
        }
        Object wire =
                ColumnValues.wire(value, new Slot(slot.table(), slot.column(), new Unlimited(slot.definitions())));
        if (wire instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (wire instanceof Number || wire instanceof Boolean) {
            return wire.toString();
        }
        String text = String.valueOf(wire);
        return BARE.contains(slot.column().type()) ? ODataPath.encode(text) : text(text, slot);
    }

    private static UUID id(Object value, Slot slot) {
        RowRef ref = value instanceof Row row ? row.ref() : value instanceof RowRef given ? given : null;
        if (ref != null && !slot.column().targets().isEmpty()) {
            LookupTargets.target(slot, ref.table());
        }
        UUID id = ref == null ? IdValue.parse(value) : ref.id();
        if (id == null) {
            throw slot.refused(
                    "is a lookup in an alternate key, but the value is no id of a row. Give its id (GUID) or a"
                            + " RowRef.");
        }
        return id;
    }

    private static String text(String text, Slot slot) {
        text.chars().filter(c -> IMPOSSIBLE.indexOf(c) >= 0).findFirst().ifPresent(c -> {
            throw new ValidationException(
                    "The value '" + text + "' of alternate key column "
                            + slot.column().logicalName() + " holds '" + (char) c
                            + "', which Dataverse cannot take in a key (none of / < > * % & : \\ ? +)."
                            + " Name the row by its id instead.",
                    ErrorDetails.ofTable(slot.table().logicalName()),
                    null);
        });
        return ODataPath.encode(ODataPath.literal(text));
    }

    /** Limits hold for what is written, not for what is looked for, and asking for them costs a call. */
    private record Unlimited(Definitions all) implements Definitions {
        @Override
        public TableDefinition get(String name) {
            return all.get(name);
        }

        @Override
        public List<Choice> choices(TableDefinition table, ColumnDefinition column) {
            return all.choices(table, column);
        }

        @Override
        public ColumnLimits limits(TableDefinition table, ColumnDefinition column) {
            // how dates behave is told among the limits
            return column.type().equals(DATE) ? all.limits(table, column) : ColumnLimits.NONE;
        }
    }
}
