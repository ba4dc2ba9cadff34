// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.bulk;

import io.github.cameldataverse.client.batch.BatchSender;

/**
 * How many rows are written.
 *
 * @param writeMode how they are sent
 * @param batchSize rows a request at the most, up to 1,000; 0 for automatic
 * @param onRowError what is done when one of them fails
 */
public record BulkOptions(WriteMode writeMode, int batchSize, OnRowError onRowError) {
    /** Everything automatic; the first failure stops. */
    public static final BulkOptions DEFAULT = new BulkOptions(WriteMode.auto, 0, OnRowError.fail);

    /** What the documentation suggests for bulk messages with little custom logic, and finer than batches can be. */
    private static final int AUTOMATIC = 100;

    /** Options that can work. */
    public BulkOptions {
        if (batchSize < 0 || batchSize > BatchSender.MOST_PARTS) {
            throw new IllegalArgumentException("batchSize is " + batchSize + ", but must be from 1 to "
                    + BatchSender.MOST_PARTS + ", or 0 for automatic.");
        }
    }

    /** The same options in this mode. */
    public BulkOptions withWriteMode(WriteMode mode) {
        return new BulkOptions(mode, batchSize, onRowError);
    }

    /** The same options with so many rows a request. */
    public BulkOptions withBatchSize(int size) {
        return new BulkOptions(writeMode, size, onRowError);
    }

    /** The same options, doing this when a row fails. */
    public BulkOptions withOnRowError(OnRowError policy) {
        return new BulkOptions(writeMode, batchSize, policy);
    }

    int rowsOfChunk() {
        return batchSize == 0 ? AUTOMATIC : batchSize;
    }
}
