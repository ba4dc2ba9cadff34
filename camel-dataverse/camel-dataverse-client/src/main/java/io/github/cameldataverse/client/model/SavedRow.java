// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** What the service tells of a row it created, updated or upserted. */
public final class SavedRow {
    private final @Nullable UUID id;
    private final @Nullable Boolean created;
    private final @Nullable Row row;
    private final boolean unchanged;

    private SavedRow(@Nullable UUID id, @Nullable Boolean created, @Nullable Row row, boolean unchanged) {
        this.id = id;
        this.created = created;
        this.row = row;
        this.unchanged = unchanged;
    }

    /** A row of which the service told the id at most. */
    public static SavedRow of(@Nullable UUID id, @Nullable Boolean created) {
        return new SavedRow(id, created, null, false);
    }

    /** A row that came back whole (representation). */
    public static SavedRow of(Row row, boolean created) {
        return new SavedRow(row.id(), created, row, false);
    }

    /** A row that already was as it should be, so that nothing was sent. */
    public static SavedRow unchanged(Row row) {
        return new SavedRow(row.id(), false, row, true);
    }

    /** Whether nothing was sent because no column differed from what was read ({@code onlyChanged}). */
    public boolean isUnchanged() {
        return unchanged;
    }

    /** Row id; absent after an upsert by alternate key without representation, where the service does not tell it. */
    public Optional<UUID> id() {
        return Optional.ofNullable(id);
    }

    /** Whether the row was created; absent where the service does not tell (an upsert without representation). */
    public Optional<Boolean> created() {
        return Optional.ofNullable(created);
    }

    /** The row as it is now; only with representation, or as it was read where nothing was sent. */
    public Optional<Row> row() {
        return Optional.ofNullable(row);
    }
}
