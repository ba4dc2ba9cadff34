// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import io.github.cameldataverse.emulator.metadata.KeyDefinition;
import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import org.jspecify.annotations.Nullable;

/** The rows of one table, its deleted rows and the index of its alternate keys. Not thread-safe. */
final class Table {

    static final Comparator<UUID> ORDER = Table::compare;

    private final TableDefinition definition;
    private final NavigableMap<UUID, StoredRow> rows = new TreeMap<>(ORDER);
    private final Map<UUID, Deletion> deletions = new HashMap<>();
    private final Map<String, Map<List<Object>, UUID>> index = new HashMap<>();
    private @Nullable SyntheticRows synthetic;

    Table(TableDefinition definition) {
        this.definition = definition;
        definition.keys().forEach(key -> index.put(key.name(), new HashMap<>()));
    }

    /** This with other columns or keys, and the same rows. */
    Table redefined(TableDefinition next, CalculatedColumns calculated) {
        Table table = new Table(next);
        if (synthetic != null) {
            table.populate(new SyntheticRows(next, calculated, synthetic.origin()));
        }
        for (StoredRow row : rows.values()) {
            Map<String, Object> values = new LinkedHashMap<>(row.values());
            values.keySet().retainAll(next.columns().keySet());
            table.put(new StoredRow(row.id(), row.version(), Collections.unmodifiableMap(values)));
        }
        table.deletions.putAll(deletions);
        return table;
    }

    TableDefinition definition() {
        return definition;
    }

    @Nullable
    StoredRow row(UUID id) {
        StoredRow stored = rows.get(id);
        int number = stored != null || synthetic == null ? -1 : synthetic.number(id);
        return number < 0 || synthetic == null || deletions.containsKey(id) ? stored : synthetic.row(number);
    }

    @Nullable
    StoredRow row(KeyDefinition key, Map<String, Object> values) {
        List<Object> entry = entry(key, values);
        UUID id =
                entry == null ? null : index.getOrDefault(key.name(), Map.of()).get(entry);
        if (id != null || entry == null || synthetic == null) {
            return id == null ? null : rows.get(id);
        }
        int number = synthetic.candidate(key, values);
        StoredRow candidate = number < 0 ? null : row(synthetic.id(number));
        return candidate != null && entry.equals(entry(key, candidate.values())) ? candidate : null;
    }

    /** Computes rows besides those that are stored; updates and deletions of them are stored. */
    void populate(SyntheticRows rows) {
        synthetic = rows;
    }

    @Nullable
    SyntheticRows synthetic() {
        return synthetic;
    }

    /** A copy of the rows after an id, or of all. */
    Collection<StoredRow> rows(@Nullable UUID after) {
        NavigableMap<UUID, StoredRow> copy = new TreeMap<>(ORDER);
        copy.putAll(after == null ? rows : rows.tailMap(after, false));
        SyntheticRows computed = synthetic;
        if (computed == null) {
            return new TableRows(copy, Set.of(), null, 0);
        }
        int first = after == null ? 0 : computed.firstAfter(after);
        return new TableRows(copy, Set.copyOf(deletions.keySet()), computed, first);
    }

    /** A copy of the rows that are not synthetic, or no longer. */
    Collection<StoredRow> stored() {
        return new ArrayList<>(rows.values());
    }

    Collection<Deletion> deletions() {
        return new ArrayList<>(deletions.values());
    }

    /** Rows written after one version and up to another, oldest write first. */
    List<StoredRow> changed(long after, long upTo) {
        // synthetic rows that nobody wrote to change only once, all together: most deltas need not compute them
        boolean known = synthetic == null || after >= synthetic.origin().lastVersion();
        return (known ? rows.values() : rows(null))
                .stream()
                        .filter(row -> row.version() > after && row.version() <= upTo)
                        .sorted(Comparator.comparingLong(StoredRow::version))
                        .toList();
    }

    /** Deletions after one version and up to another, oldest first. */
    List<Deletion> deleted(long after, long upTo) {
        return deletions.values().stream()
                .filter(deletion -> deletion.version() > after && deletion.version() <= upTo)
                .sorted(Comparator.comparingLong(Deletion::version))
                .toList();
    }

    /** Adds or replaces a row, after checking that its alternate keys are free; gives how to undo it. */
    Runnable put(StoredRow row) {
        for (KeyDefinition key : definition.keys()) {
            StoredRow holder = row(key, row.values());
            if (holder != null && !holder.id().equals(row.id())) {
                throw new DuplicateKeyException(key.name(), key.columns());
            }
        }
        return state(row.id(), row, null);
    }

    /** Removes a row and leaves the trace of it; gives how to undo it. */
    Runnable remove(UUID id, long version) {
        return state(id, null, new Deletion(id, version));
    }

    private Runnable state(UUID id, @Nullable StoredRow row, @Nullable Deletion deletion) {
        StoredRow oldRow = row == null ? rows.remove(id) : rows.put(id, row);
        Deletion oldDeletion = deletion == null ? deletions.remove(id) : deletions.put(id, deletion);
        unindex(oldRow);
        index(row);
        return () -> state(id, oldRow, oldDeletion);
    }

    private void index(@Nullable StoredRow row) {
        if (row == null) {
            return;
        }
        for (KeyDefinition key : definition.keys()) {
            List<Object> entry = entry(key, row.values());
            if (entry != null) {
                index.computeIfAbsent(key.name(), name -> new HashMap<>()).put(entry, row.id());
            }
        }
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

    /** The order of the texts of the ids, without making them: both halves compare as unsigned numbers. */
    private static int compare(UUID left, UUID right) {
        int first = Long.compareUnsigned(left.getMostSignificantBits(), right.getMostSignificantBits());
        return first != 0
                ? first
                : Long.compareUnsigned(left.getLeastSignificantBits(), right.getLeastSignificantBits());
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
