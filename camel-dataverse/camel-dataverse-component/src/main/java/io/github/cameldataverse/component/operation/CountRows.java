// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import io.github.cameldataverse.client.DataverseClient;
import io.github.cameldataverse.component.operation.OperationResult.Fact;

/** Counts the rows that a filter lets through; answers a {@code Long}. */
final class CountRows implements Operation {
    @Override
    public OperationResult execute(OperationRequest request) {
        DataverseClient.TableSpec table = request.tableSpec();
        long count = table.count(request.query());
        return OperationResult.of(count)
                .with(Fact.Table, table.definition().logicalName())
                .with(Fact.Count, Math.toIntExact(count));
    }
}
