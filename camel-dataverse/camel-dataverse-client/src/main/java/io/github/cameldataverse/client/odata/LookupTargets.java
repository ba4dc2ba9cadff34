// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.github.cameldataverse.client.model.AlternateKey;
import io.github.cameldataverse.client.model.LookupTarget;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.RowRef;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.odata.value.IdValue;
import io.github.cameldataverse.client.odata.value.Slot;
import org.jspecify.annotations.Nullable;

/**
 * Finds the row that the value of a lookup names, and through which navigation property it is written.
 *
 * @see <a
 *     href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/associate-disassociate-entities-using-web-api">Associate
 *     and disassociate table rows</a>
 */
final class LookupTargets {
    private static final String TYPE_PREFIX = "Microsoft.Dynamics.CRM.";

    private LookupTargets() {}

    /**
     * A row to point to.
     *
     * @param navigationProperty with its case
     * @param path of the row, relative to the service root, with a leading slash
     */
    record Binding(String navigationProperty, String path) {}

    /**
     * The row that a value names, or null where it is a nested row without a key, which a create can bring along.
     *
     * @throws io.github.cameldataverse.client.model.ValidationException where the value names none, or the table is not
     *     clear; lists the tables
     */
    static @Nullable Binding of(Object value, Slot slot) {
        if (value instanceof Row row) {
            return byId(target(slot, row.ref().table()), row.id(), slot);
        }
        if (value instanceof RowRef ref) {
            return byId(target(slot, ref.table()), ref.id(), slot);
        }
        if (value instanceof AlternateKey key) {
            return byKey(target(slot, key.table()), key, slot);
        }
        if (value instanceof Map<?, ?> nested) {
            return ofMap(nested, slot);
        }
        UUID id = IdValue.parse(value);
        if (id == null) {
            String shape = value instanceof CharSequence
                    ? "a text that is no id"
                    : value.getClass().getName();
            throw slot.refused("is a lookup, but got " + shape
                    + ". Give the id of a row, a RowRef, an AlternateKey, a map" + " with a key, or null.");
        }
        return byId(target(slot, null), id, slot);
    }

    private static @Nullable Binding ofMap(Map<?, ?> nested, Slot slot) {
        Object plainId = nested.get("id");
        Object plainTable = nested.get("table");
        UUID idOfReference = plainId == null || plainTable == null ? null : IdValue.parse(plainId);
        if (idOfReference != null) {
            return byId(target(slot, String.valueOf(plainTable)), idOfReference, slot);
        }
        LookupTarget target = target(slot, tableOf(nested, slot));
        TableDefinition table = slot.definitions().get(target.table());
        Object primary = nested.get(table.primaryId());
        if (primary != null) {
            UUID id = IdValue.parse(primary);
            if (id == null) {
                throw slot.refused("is a lookup, but " + table.primaryId() + " in the map is no row id (GUID).");
            }
            return byId(target, id, slot);
        }
        Map<String, Object> values = keyValues(nested);
        return table.hasKey(values.keySet()) ? byKey(target, new AlternateKey(values), slot) : null;
    }

    /** The table that a nested row says it is of: by its type, else by the primary key of one of the targets. */
    private static @Nullable String tableOf(Map<?, ?> nested, Slot slot) {
        Object type = nested.get("@odata.type");
        if (type != null) {
            String name = type.toString();
            int at = name.indexOf(TYPE_PREFIX);
            return at < 0 ? name : name.substring(at + TYPE_PREFIX.length());
        }
        return slot.column().targets().stream()
                .map(LookupTarget::table)
                .filter(table -> nested.get(table + "id") != null)
                .findFirst()
                .orElse(null);
    }

    private static Map<String, Object> keyValues(Map<?, ?> nested) {
        Map<String, Object> values = new LinkedHashMap<>();
        nested.forEach((name, value) -> {
            if (name != null && value != null && name.toString().indexOf('@') < 0) {
                values.put(name.toString(), value);
            }
        });
        return values;
    }

    private static Binding byId(LookupTarget target, UUID id, Slot slot) {
        return new Binding(
                target.navigationProperty(),
                "/" + ODataPath.row(slot.definitions().get(target.table()), id));
    }

    private static Binding byKey(LookupTarget target, AlternateKey key, Slot slot) {
        TableDefinition table = slot.definitions().get(target.table());
        table.requireKey(key.values().keySet());
        return new Binding(target.navigationProperty(), "/" + ODataPath.row(table, key, slot.definitions()));
    }

    /** The target that is of this table; null means the only one there is. */
    static LookupTarget target(Slot slot, @Nullable String table) {
        List<LookupTarget> targets = slot.column().targets();
        String name = slot.column().logicalName();
        if (targets.isEmpty()) {
            throw slot.refused("is a lookup, but the definition tells no table that it points to. Give its navigation"
                    + " property, as in " + name + "@odata.bind.");
        }
        if (table == null) {
            if (targets.size() == 1) {
                return targets.get(0);
            }
            throw slot.refused(
                    "can point to rows of " + tables(targets) + ", and the value does not say to which. Give a"
                            + " RowRef or an AlternateKey with the table, or a map with @odata.type.");
        }
        return targets.stream()
                .filter(target -> target.table().equals(table))
                .findFirst()
                .or(() -> bySet(targets, table, slot))
                .orElseThrow(() ->
                        slot.refused("can point to rows of " + tables(targets) + ", but not to one of " + table + "."));
    }

    /** The target whose entity set was given in place of the logical name. */
    private static Optional<LookupTarget> bySet(List<LookupTarget> targets, String table, Slot slot) {
        String logicalName = slot.definitions().get(table).logicalName();
        return targets.stream()
                .filter(target -> target.table().equals(logicalName))
                .findFirst();
    }

    private static String tables(List<LookupTarget> targets) {
        Set<String> names = new LinkedHashSet<>();
        targets.forEach(target -> names.add(target.table()));
        return String.join(", ", names);
    }
}
