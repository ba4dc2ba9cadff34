// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import io.github.cameldataverse.client.DataverseClient;
import io.github.cameldataverse.client.odata.Query;
import org.jspecify.annotations.Nullable;

/**
 * What an operation is asked to do.
 *
 * @param client client of the endpoint's connection
 * @param table logical name or entity set; {@code environment} for the environment as a whole
 * @param rows which rows are meant, and how they are written
 * @param query which columns and rows are read
 * @param body the row or rows, or whatever else the message holds
 */
public record OperationRequest(
        DataverseClient client,
        String table,
        RowOptions rows,
        Query query,
        @Nullable Object body) {

    /** The table, its definition loaded. */
    DataverseClient.TableSpec tableSpec() {
        return client.table(table).ignoreNulls(rows.writing().ignoreNulls());
    }
}
