// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

import java.io.Serializable;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What became of one of many rows.
 *
 * @param index position in the input, from 0
 * @param id row id, where it is known
 * @param status what happened; created and updated are told apart only where the service tells (representation)
 * @param error the reason, for a failed row only
 */
public record RowOutcome(
        int index,
        @Nullable UUID id,
        Status status,
        @Nullable DataverseException error) implements Serializable {

    /** What happened to a row; the constants are written as users read them. */
    public enum Status {
        created,
        updated,
        upserted,
        deleted,
        unchanged,
        failed,
        notExecuted
    }

    /** A row that was written or deleted. */
    public static RowOutcome done(int index, @Nullable UUID id, Status status) {
        return new RowOutcome(index, id, status, null);
    }

    /** A row that failed. */
    public static RowOutcome failed(int index, DataverseException error) {
        return new RowOutcome(index, null, Status.failed, error);
    }

    /** A row that was not sent because an earlier one failed. */
    public static RowOutcome notExecuted(int index) {
        return new RowOutcome(index, null, Status.notExecuted, null);
    }

    /** Whether this row failed. */
    public boolean isFailed() {
        return status == Status.failed;
    }
}
