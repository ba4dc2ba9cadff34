// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import java.util.List;
import java.util.stream.Stream;

import io.github.cameldataverse.client.DataverseClient;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.component.operation.OperationResult.Fact;

/** Reads all rows of the query, over all pages. */
final class QueryRows implements Operation {
    @Override
    public OperationResult execute(OperationRequest request) {
        DataverseClient.TableSpec table = request.tableSpec();
        try (Stream<Row> rows = table.query(request.query())) {
            List<Row> all = rows.toList();
            return OperationResult.of(all)
                    .with(Fact.Table, table.definition().logicalName())
                    .with(Fact.Count, all.size());
        }
    }
}
