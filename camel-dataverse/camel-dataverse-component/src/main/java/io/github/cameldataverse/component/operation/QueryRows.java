// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import io.github.cameldataverse.component.operation.OperationResult.Fact;

/** Finds all rows of the query, over all pages; the output reads them. */
final class QueryRows implements Operation {
    @Override
    public OperationResult execute(OperationRequest request) {
        FoundRows rows = new FoundRows(request.tableSpec(), request.query());
        return OperationResult.of(rows).with(Fact.Table, rows.table());
    }
}
