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
import io.github.cameldataverse.emulator.metadata.KeyDefinition;
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
    private final Tables tables;
    private final Clock clock;
    private final Identity own;
    private CalculatedColumns calculated;
    private Identity identity;
    private long version = FIRST_VERSION;
    private long oldestKnown = FIRST_VERSION;

    /** An empty store for these tables; {@code clock} gives the dates of creation and change. */
    public RowStore(TableCatalog catalog, Clock clock, Identity identity) {
        this.tables = new Tables(catalog);
        this.clock = clock;
        this.own = identity;
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

    /** Forgets rows, deletions, changes of tables and a restored identity; older delta tokens are expired from now on. */
    public void clear() {
        locked(() -> {
            tables.clear();
            identity = own;
            calculated = columns(own);
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
            tables.define(table, calculated);
            return table;
        });
    }

    /** Removes a table with its rows. */
    public void drop(TableDefinition table) {
        locked(() -> {
            tables.drop(table);
            return table;
        });
    }

    /** The whole store as one JSON document. */
    public ObjectNode snapshot() {
        return locked(() -> new StoreSnapshot(tables.catalog())
                .write(new StoreSnapshot.Content(identity, version, oldestKnown, tables.content())));
    }

    /**
     * Goes back to a snapshot, of this store or of another one with the same tables. What is refused changes nothing.
     *
     * @throws IllegalArgumentException if it is no whole snapshot, or does not fit the tables
     */
    public void restore(JsonNode document) {
        locked(() -> {
            StoreSnapshot.Content content = new StoreSnapshot(tables.catalog()).read(document, this::columns);
            tables.replace(content.tables());
            identity = content.identity();
            calculated = columns(identity);
            version = content.version();
            oldestKnown = content.oldestKnown();
            return version;
        });
    }

    private CalculatedColumns columns(Identity ids) {
        return new CalculatedColumns(clock, ids, tables::row);
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
        return locked(() -> Optional.ofNullable(tables.of(table).row(id)));
    }

    /** The row with these values of an alternate key; text compares without case. */
    public Optional<StoredRow> row(TableDefinition table, KeyDefinition key, Map<String, Object> values) {
        return locked(() -> Optional.ofNullable(tables.of(table).row(key, values)));
    }

    /** All rows as they are now, in the order of their row ids; synthetic ones are computed while they are read. */
    public Collection<StoredRow> rows(TableDefinition table) {
        return locked(() -> tables.of(table).rows(null));
    }

    /** The rows behind a row id, in the same order. */
    public Collection<StoredRow> rowsAfter(TableDefinition table, UUID id) {
        return locked(() -> tables.of(table).rows(id));
    }

    /**
     * Adds rows that are computed when they are asked for: as many as {@code count}, from number 0.
     *
     * @throws IllegalArgumentException if the table cannot have such rows
     */
    public void populate(TableDefinition table, int count) {
        if (tables.base(table).isPresent() || table.logicalName().equals("activitypointer")) {
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
            tables.of(table).populate(rows);
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
            SyntheticRows synthetic = tables.of(table).synthetic();
            boolean known = synthetic == null || after >= synthetic.origin().lastVersion();
            return known ? tables.of(table).stored() : tables.of(table).rows(null);
        });
    }

    /** Deletions after one version and up to another, oldest first. */
    public List<Deletion> deleted(TableDefinition table, long after, long upTo) {
        return locked(() -> tables.of(table).deletions()).stream()
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
            if (tables.of(table).row(id) != null) {
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
            Map<String, Object> full = change.appliedTo(row);
            calculated.onUpdate(table, full, change);
            return put(table, row.id(), full);
        });
    }

    /**
     * Deletes a row, and what the relationships of the tables that refer to it say.
     *
     * @throws RefusedRowException if a row that refers to it does not allow it; nothing was changed
     */
    public void delete(TableDefinition table, UUID id) {
        locked(() -> {
            if (tables.of(table).row(id) != null) {
                // synthetic rows refer to nothing but the user and the currency of the environment
                LookupValue deleted = new LookupValue(table.logicalName(), id);
                Cascade cascade =
                        new Cascade(tables.catalog(), other -> tables.of(other).stored(), deleted);
                cascade.requireAllowed();
                cascade.unlinked().forEach(this::rehearse);
                cascade.doomed().forEach(this::remove);
                cascade.unlinked().forEach(this::unlink);
            }
            return id;
        });
    }

    /** A row that cannot do without its lookup refuses here, before anything has changed. */
    private void rehearse(LookupValue referring, Set<String> columns) {
        TableDefinition table = definition(referring);
        tables.row(referring).ifPresent(row -> {
            RowChange change = new RowChange(Map.of(), columns);
            calculated.onUpdate(table, change.appliedTo(row), change);
        });
    }

    private void unlink(LookupValue referring, Set<String> columns) {
        // an activity that has gone has gone from both of its tables
        tables.row(referring).ifPresent(row -> update(definition(referring), row, new RowChange(Map.of(), columns)));
    }

    private void remove(LookupValue gone) {
        TableDefinition table = definition(gone);
        tables.of(table).remove(gone.id(), ++version);
        tables.base(table).ifPresent(base -> tables.of(base).remove(gone.id(), version));
    }

    private TableDefinition definition(LookupValue row) {
        return tables.catalog().table(row.table()).orElseThrow();
    }

    private StoredRow put(TableDefinition table, UUID id, Map<String, Object> values) {
        long next = version + 1;
        calculated.version(table, values, id, next);
        StoredRow row = new StoredRow(id, next, Collections.unmodifiableMap(values));
        tables.of(table).put(row);
        tables.base(table).ifPresent(base -> {
            Map<String, Object> shared = new LinkedHashMap<>(values);
            shared.keySet().retainAll(base.columns().keySet());
            tables.of(base).put(new StoredRow(id, next, Collections.unmodifiableMap(shared)));
        });
        version = next;
        return row;
    }
}
