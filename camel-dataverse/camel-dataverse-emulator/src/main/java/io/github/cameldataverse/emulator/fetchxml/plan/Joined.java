// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fetchxml.plan;

import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.store.StoredRow;
import org.jspecify.annotations.Nullable;

/** A row of the query's table with the rows that are joined to it so far. Immutable. */
public final class Joined {

    private final @Nullable StoredRow[] rows;

    private Joined(@Nullable StoredRow[] rows) {
        this.rows = rows;
    }

    /** A row of the query's table, alone. */
    public static Joined of(StoredRow root, int sources) {
        return new Joined(new StoredRow[sources]).with(0, root);
    }

    /** This with the row of one more source. */
    public Joined with(int source, StoredRow row) {
        @Nullable StoredRow[] more = rows.clone();
        more[source] = row;
        return new Joined(more);
    }

    /** The row of a source; null where nothing matches. */
    public @Nullable StoredRow row(int source) {
        return rows[source];
    }

    /** The row of the query's table. */
    public StoredRow root() {
        StoredRow root = rows[0];
        if (root == null) {
            throw new IllegalStateException("A joined row without its root");
        }
        return root;
    }

    /** The value of a column of a source; null where there is none. */
    public @Nullable Object value(int source, ColumnDefinition column) {
        StoredRow row = rows[source];
        return row == null ? null : row.value(column.name());
    }
}
