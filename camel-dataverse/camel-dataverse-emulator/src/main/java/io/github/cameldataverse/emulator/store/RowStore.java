// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.store;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.KeyDefinition;
import io.github.cameldataverse.emulator.metadata.LookupTarget;
import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.metadata.TableCatalog;
import io.github.cameldataverse.emulator.metadata.TableDefinition;

/**
 * All rows of an environment. One lock guards them: {@link #locked} makes several calls one step, so that requests that
 * race on a row have an order. Versions come from one counter and never repeat, not even after {@link #clear}.
 */
public final class RowStore {

    private static final long FIRST_VERSION = 100_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final TableCatalog catalog;
    private final Clock clock;
    private CalculatedColumns calculated;
    private Identity identity;
    private long version = FIRST_VERSION;
    private long oldestKnown = FIRST_VERSION;

    /** An empty store for these tables; {@code clock} gives the dates of creation and change. */
    public RowStore(TableCatalog catalog, Clock clock, Identity identity) {
        this.catalog = catalog;
        this.clock = clock;
        this.identity = identity;
        this.calculated = columns(identity);
        clear();
    }

    /** The fixed ids of the environment. */
    public Identity identity() {
        return locked(() -> identity);
    }

    /** Runs several calls as one step. */
    public <T> T locked(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }

    /** Forgets every row, every deletion and every change of tables; older delta tokens are expired from now on. */
    public void clear() {
        locked(() -> {
            tables.clear();
            catalog.reset();
            catalog.tables().forEach(table -> tables.put(table.logicalName(), new Table(table)));
            oldestKnown = ++version;
            return version;
        });
    }

    /**
     * Adds a table, or changes the one with its logical name; rows lose the columns that it has no longer.
     *
     * @throws DuplicateKeyException if the rows violate a key that is new; then nothing was changed
     */
    public void define(TableDefinition table) {
        locked(() -> {
            Table old = tables.get(table.logicalName());
            Table next = old == null ? new Table(table) : old.redefined(table, calculated);
            catalog.put(table);
            return tables.put(table.logicalName(), next);
        });
    }

    /** Removes a table with its rows. */
    public void drop(TableDefinition table) {
        locked(() -> {
            catalog.remove(table);
            return tables.remove(table.logicalName());
        });
    }

    /** The whole store as one JSON document. */
    public ObjectNode snapshot() {
        return locked(() ->
                new StoreSnapshot(catalog).write(new StoreSnapshot.Content(identity, version, oldestKnown, tables)));
    }

    /**
     * Goes back to a snapshot, of this store or of another one with the same tables. What is refused changes nothing.
     *
     * @throws IllegalArgumentException if it is no whole snapshot, or does not fit the tables
     */
    public void restore(JsonNode document) {
        locked(() -> {
            StoreSnapshot.Content content = new StoreSnapshot(catalog).read(document, this::columns);
            tables.clear();
            tables.putAll(content.tables());
            identity = content.identity();
            calculated = columns(identity);
            version = content.version();
            oldestKnown = content.oldestKnown();
            return version;
        });
    }

    private CalculatedColumns columns(Identity ids) {
        return new CalculatedColumns(clock, ids, this::referred);
    }

    /** The version of the latest write. */
    public long version() {
        return locked(() -> version);
    }

    /** The oldest version from which changes are still known. */
    public long oldestKnownVersion() {
        return locked(() -> oldestKnown);
    }

    /** The row with this row id. */
    public Optional<StoredRow> row(TableDefinition table, UUID id) {
        return locked(() -> Optional.ofNullable(table(table).row(id)));
    }

    /** The row with these values of an alternate key; text compares without case. */
    public Optional<StoredRow> row(TableDefinition table, KeyDefinition key, Map<String, Object> values) {
        return locked(() -> Optional.ofNullable(table(table).row(key, values)));
    }

    /** All rows as they are now, in the order of their row ids; synthetic ones are computed while they are read. */
    public Collection<StoredRow> rows(TableDefinition table) {
        return locked(() -> table(table).rows(null));
    }

    /** The rows behind a row id, in the same order. */
    public Collection<StoredRow> rowsAfter(TableDefinition table, UUID id) {
        return locked(() -> table(table).rows(id));
    }

    /**
     * Adds rows that are computed when they are asked for: as many as {@code count}, from number 0.
     *
     * @throws IllegalArgumentException if the table cannot have such rows
     */
    public void populate(TableDefinition table, int count) {
        if (base(table).isPresent() || table.logicalName().equals("activitypointer")) {
            throw new IllegalArgumentException(
                    "Rows of '" + table.logicalName() + "' cannot be computed: an activity is a row of two tables");
        }
        locked(() -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            SyntheticRows rows =
                    new SyntheticRows(table, calculated, new SyntheticRows.Origin(count, version + 1, now));
            // computing one shows whether the table can have such rows at all
            try {
                rows.row(0);
            } catch (RefusedRowException e) {
                throw new IllegalArgumentException(
                        "Rows of '" + table.logicalName() + "' cannot be computed: " + e.getMessage(), e);
            }
            table(table).populate(rows);
            version += count;
            return version;
        });
    }

    /** Rows written after one version and up to another, oldest write first. */
    public List<StoredRow> changed(TableDefinition table, long after, long upTo) {
        return candidates(table, after).stream()
                .filter(row -> row.version() > after && row.version() <= upTo)
                .sorted(Comparator.comparingLong(StoredRow::version))
                .toList();
    }

    /** Synthetic rows that nobody wrote to change only once, all together: most deltas need not compute them. */
    private Collection<StoredRow> candidates(TableDefinition table, long after) {
        return locked(() -> {
            SyntheticRows synthetic = table(table).synthetic();
            boolean known = synthetic == null || after >= synthetic.origin().lastVersion();
            return known ? table(table).stored() : table(table).rows(null);
        });
    }

    /** Deletions after one version and up to another, oldest first. */
    public List<Deletion> deleted(TableDefinition table, long after, long upTo) {
        return locked(() -> table(table).deletions()).stream()
                .filter(deletion -> deletion.version() > after && deletion.version() <= upTo)
                .sorted(Comparator.comparingLong(Deletion::version))
                .toList();
    }

    /**
     * Creates a row. The row id is the value of the primary id column, else a new one.
     *
     * @throws DuplicateKeyException if the row id or an alternate key is taken
     * @throws RefusedRowException if the values do not make a row that the service would keep
     */
    public StoredRow create(TableDefinition table, Map<String, Object> values) {
        return locked(() -> {
            UUID id = values.get(table.primaryId()) instanceof UUID chosen ? chosen : UUID.randomUUID();
            if (table(table).row(id) != null) {
                throw new DuplicateKeyException(table.primaryId(), List.of());
            }
            Map<String, Object> full = new LinkedHashMap<>(values);
            calculated.onCreate(table, full);
            return put(table, id, full);
        });
    }

    /**
     * Changes columns of a row that exists.
     *
     * @throws DuplicateKeyException if an alternate key is taken
     * @throws RefusedRowException if the values do not make a row that the service would keep
     */
    public StoredRow update(TableDefinition table, StoredRow row, RowChange change) {
        return locked(() -> {
            Map<String, Object> full = new LinkedHashMap<>(row.values());
            change.cleared().forEach(full::remove);
            full.putAll(change.values());
            calculated.onUpdate(table, full, change);
            return put(table, row.id(), full);
        });
    }

    /** Deletes a row, and what the relationships of the tables that refer to it say. */
    public void delete(TableDefinition table, UUID id) {
        locked(() -> {
            if (table(table).row(id) != null) {
                table(table).remove(id, ++version);
                base(table).ifPresent(base -> table(base).remove(id, version));
                LookupValue gone = new LookupValue(table.logicalName(), id);
                catalog.tables().forEach(other -> unlink(other, gone));
            }
            return id;
        });
    }

    private void unlink(TableDefinition table, LookupValue gone) {
        for (ColumnDefinition column : table.columns().values()) {
            for (LookupTarget target : column.targets()) {
                if (target.table().equals(gone.table())) {
                    unlink(table, column, target, gone);
                }
            }
        }
    }

    private void unlink(TableDefinition table, ColumnDefinition column, LookupTarget target, LookupValue gone) {
        // synthetic rows refer to nothing but the user and the currency of the environment
        for (StoredRow listed : table(table).stored()) {
            // an earlier cascade may have changed or removed the row since it was listed
            StoredRow row = table(table).row(listed.id());
            if (row == null || !gone.equals(row.value(column.name()))) {
                continue;
            }
            if (target.onDelete().equals("Cascade")) {
                delete(table, row.id());
            } else {
                update(table, row, new RowChange(Map.of(), Set.of(column.name())));
            }
        }
    }

    private StoredRow put(TableDefinition table, UUID id, Map<String, Object> values) {
        long next = version + 1;
        calculated.version(table, values, id, next);
        StoredRow row = new StoredRow(id, next, Collections.unmodifiableMap(values));
        table(table).put(row);
        base(table).ifPresent(base -> {
            Map<String, Object> shared = new LinkedHashMap<>(values);
            shared.keySet().retainAll(base.columns().keySet());
            table(base).put(new StoredRow(id, next, Collections.unmodifiableMap(shared)));
        });
        version = next;
        return row;
    }

    /** The table that shares its rows with this one: an activity is also a row of {@code activitypointer}. */
    private Optional<TableDefinition> base(TableDefinition table) {
        return catalog.table(table.traits().baseTable());
    }

    private Optional<StoredRow> referred(LookupValue lookup) {
        return catalog.table(lookup.table()).map(table -> table(table).row(lookup.id()));
    }

    private Table table(TableDefinition definition) {
        Table table = tables.get(definition.logicalName());
        if (table == null) {
            throw new IllegalArgumentException("No table " + definition.logicalName());
        }
        return table;
    }
}
