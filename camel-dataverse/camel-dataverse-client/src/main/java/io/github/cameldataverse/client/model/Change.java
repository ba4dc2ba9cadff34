// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

import java.util.Objects;

/**
 * One entry of a change feed. Dataverse does not tell a new row from a changed one, so both are {@link Upserted}.
 *
 * @see <a
 *     href="https://learn.microsoft.com/power-apps/developer/data-platform/use-change-tracking-synchronize-data-external-systems">Change
 *     tracking</a>
 */
public sealed interface Change {
    /** The row that changed. */
    RowRef ref();

    /**
     * A row that is new or was changed.
     *
     * @param row its selected columns as they are now
     */
    record Upserted(Row row) implements Change {
        /** A change; the row may not be null. */
        public Upserted {
            Objects.requireNonNull(row, "row");
        }

        @Override
        public RowRef ref() {
            return row.ref();
        }
    }

    /**
     * A row that is gone. It may be one that was never seen, created and deleted between two reads.
     *
     * @param ref the row that was
     */
    record Deleted(RowRef ref) implements Change {
        /** A change; the reference may not be null. */
        public Deleted {
            Objects.requireNonNull(ref, "ref");
        }
    }
}
