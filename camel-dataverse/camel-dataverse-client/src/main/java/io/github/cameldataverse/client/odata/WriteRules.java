// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata;

/**
 * How rows are written.
 *
 * @param purpose what the row is written for; says which columns may be set
 * @param ignoreNulls whether columns that are null are left out; otherwise they are cleared
 * @param onlyChanged whether of a {@code Row} only the columns are written whose values differ from those read
 */
public record WriteRules(Purpose purpose, boolean ignoreNulls, boolean onlyChanged) {
    /** What a row is written for. */
    public enum Purpose {
        /** A new row. */
        CREATE,
        /** A row that is there. */
        UPDATE,
        /** Either. */
        UPSERT
    }

    /** Everything that is given. */
    public static WriteRules of(Purpose purpose) {
        return new WriteRules(purpose, false, false);
    }
}
