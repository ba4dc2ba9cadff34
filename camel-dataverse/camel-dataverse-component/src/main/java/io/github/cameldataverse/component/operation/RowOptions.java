// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import java.util.UUID;

import io.github.cameldataverse.client.bulk.BulkOptions;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are meant, and how they are written.
 *
 * @param rowId id of the one row, where it was given on purpose
 * @param key alternate key that names the rows
 * @param carried a row id that came with the message; counts only by the rule of {@link CarriedRow}
 * @param conditions under which ETags the row is read or written
 * @param writing how rows are written
 */
public record RowOptions(
        @Nullable UUID rowId,
        @Nullable KeyColumns key,
        @Nullable CarriedRow carried,
        Conditions conditions,
        Writing writing) {

    /** No row is named, nothing is asked for. */
    public static final RowOptions NONE = new RowOptions(null, null, null, Conditions.NONE, Writing.PLAIN);

    /** Options that can work together. */
    public RowOptions {
        if (rowId != null && key != null) {
            throw new IllegalArgumentException("rowId (" + rowId + ") and key (" + key
                    + ") are both given, and each names the row. Keep one of them.");
        }
    }

    /** How many rows are written. */
    BulkOptions bulk() {
        return writing.bulk();
    }

    /** Whether one row is named for good, whatever the body holds. */
    boolean namesOneRow() {
        return rowId != null || key != null && key.isLiteral();
    }

    /**
     * How rows are written.
     *
     * @param returnRepresentation whether written rows come back as the service stored them
     * @param ignoreNulls whether columns that are null are left out, rather than cleared
     * @param onlyChanged whether an update sends only the columns of a row that differ from what was read
     * @param bulk how many rows are sent
     */
    public record Writing(boolean returnRepresentation, boolean ignoreNulls, boolean onlyChanged, BulkOptions bulk) {
        /** Everything that is given, and nothing comes back. */
        public static final Writing PLAIN = new Writing(false, false, false, BulkOptions.DEFAULT);
    }

    /**
     * Under which conditions a row is read or written.
     *
     * @param ifMatch only if the row still has this ETag; {@code *} if it exists
     * @param ifNoneMatch only if the row has not this ETag; {@code *} if it does not exist
     */
    public record Conditions(
            @Nullable String ifMatch, @Nullable String ifNoneMatch) {
        /** No condition. */
        public static final Conditions NONE = new Conditions(null, null);

        /** Whether an ETag is among them, which can be that of one row only. */
        boolean namesAnEtag() {
            return ifMatch != null && !ifMatch.equals("*") || ifNoneMatch != null && !ifNoneMatch.equals("*");
        }
    }
}
