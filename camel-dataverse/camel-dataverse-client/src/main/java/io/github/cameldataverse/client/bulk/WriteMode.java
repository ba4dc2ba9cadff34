// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.bulk;

/** How many rows are sent; the constants are written as users write them. */
public enum WriteMode {
    /**
     * By the table's bulk message if it has one, else in batches; a single row by a request of its own. Elastic tables,
     * whose bulk messages do not tell which rows failed, are written in batches.
     */
    auto,
    /** One request a row. */
    single,
    /** In {@code $batch} requests, one part a row. */
    batch,
    /**
     * By {@code CreateMultiple}, {@code UpdateMultiple} and {@code UpsertMultiple}, each chunk all or nothing; deletes by
     * {@code DeleteMultiple} where the table is elastic, else in batches.
     */
    multiple
}
