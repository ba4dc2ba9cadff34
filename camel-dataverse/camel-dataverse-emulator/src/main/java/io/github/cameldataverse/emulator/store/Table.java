// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import io.github.cameldataverse.emulator.metadata.KeyDefinition;
import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import org.jspecify.annotations.Nullable;

/** The rows of one table, its deleted rows and the index of its alternate keys. Not thread-safe. */
final class Table {

    private final TableDefinition definition;
    private final Map<UUID, StoredRow> rows = new TreeMap<>(Comparator.comparing(UUID::toString));
    private final Map<UUID, Deletion> deletions = new HashMap<>();
    private final Map<String, Map<List<Object>, UUID>> index = new HashMap<>();

    Table(TableDefinition definition) {
        this.definition = definition;
        definition.keys().forEach(key -> index.put(key.name(), new HashMap<>()));
    }

    TableDefinition definition() {
        return definition;
    }

    @Nullable
    StoredRow row(UUID id) {
        return rows.get(id);
    }

    @Nullable
    StoredRow row(KeyDefinition key, Map<String, Object> values) {
        List<Object> entry = entry(key, values);
        UUID id =
                entry == null ? null : index.getOrDefault(key.name(), Map.of()).get(entry);
        return id == null ? null : rows.get(id);
    }

    Collection<StoredRow> rows() {
        return new ArrayList<>(rows.values());
    }

    Collection<Deletion> deletions() {
        return new ArrayList<>(deletions.values());
    }

    /** Adds or replaces a row, after checking that its alternate keys are free. */
    void put(StoredRow row) {
        for (KeyDefinition key : definition.keys()) {
            StoredRow holder = row(key, row.values());
            if (holder != null && !holder.id().equals(row.id())) {
                throw new DuplicateKeyException(key.name(), key.columns());
            }
        }
        unindex(rows.put(row.id(), row));
        deletions.remove(row.id());
        for (KeyDefinition key : definition.keys()) {
            List<Object> entry = entry(key, row.values());
            if (entry != null) {
                index.computeIfAbsent(key.name(), name -> new HashMap<>()).put(entry, row.id());
            }
        }
    }

    void remove(UUID id, long version) {
        unindex(rows.remove(id));
        deletions.put(id, new Deletion(id, version));
    }

    private void unindex(@Nullable StoredRow row) {
        if (row == null) {
            return;
        }
        for (KeyDefinition key : definition.keys()) {
            List<Object> entry = entry(key, row.values());
            if (entry != null) {
                index.getOrDefault(key.name(), new HashMap<>()).remove(entry);
            }
        }
    }

    /** The values of a key in comparable form; null when a column is empty, for such rows are not unique. */
    private static @Nullable List<Object> entry(KeyDefinition key, Map<String, Object> values) {
        List<Object> entry = new ArrayList<>();
        for (String column : key.columns()) {
            Object value = values.get(column);
            if (value == null) {
                return null;
            }
            entry.add(comparable(value));
        }
        return entry;
    }

    private static Object comparable(Object value) {
        if (value instanceof String text) {
            return text.toLowerCase(Locale.ROOT);
        }
        if (value instanceof java.math.BigDecimal number) {
            return number.stripTrailingZeros();
        }
        return value instanceof LookupValue lookup ? lookup.id() : value;
    }
}
