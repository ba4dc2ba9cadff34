// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import java.util.stream.Stream;

import io.github.cameldataverse.client.DataverseClient;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.odata.Query;

/**
 * Rows of a query that are still to be read.
 *
 * @param spec their table
 * @param query which of them
 */
record FoundRows(DataverseClient.TableSpec spec, Query query) {
    /** Logical name of their table. */
    String table() {
        return spec.definition().logicalName();
    }

    /** At most so many of them; none more are asked for, where the query has no limit of its own. */
    FoundRows atMost(int rows) {
        return query.top() == 0 ? new FoundRows(spec, query.withTop(rows)) : this;
    }

    /** Begins to read them; to be closed. */
    Stream<Row> open() {
        return spec.query(query);
    }
}
