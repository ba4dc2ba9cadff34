// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.store;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
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
 * race on a row have an order, and {@link #transaction} makes them one that is undone as a whole. Versions come from one
 * counter and never repeat, not even after {@link #clear}.
 */
public final class RowStore {

    private static final long FIRST_VERSION = 100_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final UnitOfWork work = new UnitOfWork();
    private final TableCatalog catalog;
    private final Tables tables;
    private final Clock clock;
    private final Identity own;
    private CalculatedColumns calculated;
    private Identity identity;
    private Identity acting;
    private long version = FIRST_VERSION;
    private long oldestKnown = FIRST_VERSION;

    /** An empty store for these tables; {@code clock} gives the dates of creation and change. */
    public RowStore(TableCatalog catalog, Clock clock, Identity identity) {
        this.catalog = catalog;
        this.tables = new Tables(catalog, work);
        this.clock = clock;
        this.own = identity;
        this.identity = identity;
        this.acting = identity;
        this.calculated = columns(identity);
        clear();
    }

    /** The fixed ids of the environment. */
    public Identity identity() {
        return locked(() -> acting);
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

    /**
     * Runs several calls as one step that changes all or nothing: whatever it throws, rows, deletions, definitions, keys
     * and versions are as before. A step inside of it is undone alone, if the exception does not get further.
     */
    public <T> T transaction(Supplier<T> step) {
        return locked(() -> work.run(step));
    }

    /** Has something that is no row take part in the step that runs: what to do if it is undone, and once it is kept. */
    public void onEnd(Runnable undone, Runnable kept) {
        locked(() -> {
            work.onEnd(undone, kept);
            return version;
        });
    }

    /**
     * Runs a step on behalf of a user: until it ends, {@link #identity} is that of the user, and rows are written by it.
     */
    public <T> T onBehalfOf(UUID user, Supplier<T> step) {
        return locked(() -> {
            Identity before = acting;
            CalculatedColumns columns = calculated;
            acting = identity.as(user);
            calculated = new CalculatedColumns(clock, acting, tables, identity.userId());
            try {
                return step.get();
            } finally {
                acting = before;
                calculated = columns;
            }
        });
    }

    /** Forgets rows, deletions, changes of tables and a restored identity; older delta tokens are expired from now on. */
    public void clear() {
        locked(() -> {
            tables.clear();
            take(own);
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
        locked(() -> tables.define(table, columns(identity)));
    }

    /** Removes a table with its rows. */
    public void drop(TableDefinition table) {
        locked(() -> tables.drop(table));
    }

    /** The whole store as one JSON document. */
    public ObjectNode snapshot() {
        return locked(() -> new StoreSnapshot(catalog)
                .write(new StoreSnapshot.Content(identity, version, oldestKnown, tables.byName())));
    }

    /**
     * Goes back to a snapshot, of this store or of another one with the same tables and
     * alternate keys. What is refused changes nothing.
     *
     * @throws IllegalArgumentException if it is no whole snapshot, or does not fit the tables
     */
    public void restore(JsonNode document) {
        locked(() -> {
            StoreSnapshot.Content content = new StoreSnapshot(catalog).read(document, this::columns);
            tables.replace(content.tables());
            take(content.identity());
            version = content.version();
            oldestKnown = content.oldestKnown();
            return version;
        });
    }

    private void take(Identity ids) {
        identity = ids;
        acting = ids;
        calculated = columns(ids);
    }

    private CalculatedColumns columns(Identity ids) {
        return new CalculatedColumns(clock, ids, tables, null);
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
        locked(() -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            tables.populate(table, calculated, new SyntheticRows.Origin(count, version + 1, now));
            version += count;
            return version;
        });
    }

    /** Rows written after one version and up to another, oldest write first. */
    public List<StoredRow> changed(TableDefinition table, long after, long upTo) {
        return locked(() -> tables.of(table).changed(after, upTo));
    }

    /** Deletions after one version and up to another, oldest first. */
    public List<Deletion> deleted(TableDefinition table, long after, long upTo) {
        return locked(() -> tables.of(table).deleted(after, upTo));
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
     * @throws RefusedRowException if a row that refers to it does not allow it
     */
    public void delete(TableDefinition table, UUID id) {
        transaction(() -> {
            StoredRow row = tables.of(table).row(id);
            if (row != null) {
                new KeptRows(acting).requireDeletable(table, row);
                LookupValue deleted = new LookupValue(table.logicalName(), id);
                // synthetic rows refer to nothing but the user and the currency of the environment
                Cascade cascade = new Cascade(catalog, other -> tables.of(other).stored(), deleted);
                cascade.requireAllowed();
                cascade.doomed().forEach(this::remove);
                cascade.unlinked().forEach(this::unlink);
            }
            return id;
        });
    }

    private void unlink(LookupValue referring, Set<String> columns) {
        // an activity that has gone has gone from both of its tables
        tables.find(referring).ifPresent(row -> update(definition(referring), row, new RowChange(Map.of(), columns)));
    }

    private void remove(LookupValue gone) {
        if (tables.find(gone).isPresent()) {
            tables.remove(definition(gone), gone.id(), advance());
        }
    }

    private TableDefinition definition(LookupValue row) {
        return catalog.table(row.table()).orElseThrow();
    }

    private StoredRow put(TableDefinition table, UUID id, Map<String, Object> values) {
        long next = version + 1;
        calculated.version(table, values, id, next);
        StoredRow row = new StoredRow(id, next, Collections.unmodifiableMap(values));
        tables.put(table, row);
        advance();
        return row;
    }

    private long advance() {
        long before = version;
        work.wrote(() -> version = before);
        return ++version;
    }
}
