// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.github.cameldataverse.client.model.ColumnDefinition;
import io.github.cameldataverse.client.model.RowRef;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.odata.value.IdValue;
import org.jspecify.annotations.Nullable;

/** Turns the lookups of an answer ({@code _name_value}) into references under their logical names, at their places. */
final class LookupReader {
    private static final String FORMATTED = "@OData.Community.Display.V1.FormattedValue";
    private static final String LOOKUP_TABLE = "@Microsoft.Dynamics.CRM.lookuplogicalname";
    private static final String OWNER = "OwnerType";

    private final TableDefinition table;
    private final Map<String, Optional<ColumnDefinition>> known = new HashMap<>();

    LookupReader(TableDefinition table) {
        this.table = table;
    }

    /** Replaces the lookups of a row, and the names of their annotations. */
    void resolve(Map<String, @Nullable Object> values, Map<String, Object> annotations) {
        if (values.keySet().stream().noneMatch(name -> lookup(name) != null)) {
            return;
        }
        Map<String, @Nullable Object> resolved = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            ColumnDefinition lookup = lookup(name);
            if (lookup == null) {
                resolved.put(name, value);
            } else if (!(values.get(lookup.logicalName()) instanceof Map)) {
                // an expanded row under the same name tells more
                resolved.put(lookup.logicalName(), reference(lookup, value, annotations));
            }
        });
        values.clear();
        values.putAll(resolved);
        rename(annotations);
    }

    /** The lookup that a name in an answer stands for. */
    private @Nullable ColumnDefinition lookup(String name) {
        return name.startsWith("_")
                ? known.computeIfAbsent(name, unseen -> Optional.ofNullable(table.lookupOf(unseen)))
                        .orElse(null)
                : null;
    }

    private static @Nullable Object reference(
            ColumnDefinition lookup, @Nullable Object value, Map<String, Object> annotations) {
        UUID id = value == null ? null : IdValue.parse(value);
        if (id == null) {
            return value;
        }
        Object told = annotations.get(lookup.wireName() + LOOKUP_TABLE);
        Object name = annotations.get(lookup.wireName() + FORMATTED);
        String table = told == null ? onlyTarget(lookup) : told.toString();
        return table == null ? id : new RowRef(table, id, name == null ? null : name.toString());
    }

    private static @Nullable String onlyTarget(ColumnDefinition lookup) {
        boolean isClear = lookup.targets().size() == 1 && !lookup.type().equals(OWNER);
        return isClear ? lookup.targets().get(0).table() : null;
    }

    private void rename(Map<String, Object> annotations) {
        List<String> names = new ArrayList<>(annotations.keySet());
        for (String name : names) {
            int at = name.indexOf('@');
            ColumnDefinition lookup = at < 0 ? null : lookup(name.substring(0, at));
            if (lookup != null) {
                Object value = annotations.get(name);
                annotations.remove(name);
                annotations.put(lookup.logicalName() + name.substring(at), value);
            }
        }
    }
}
