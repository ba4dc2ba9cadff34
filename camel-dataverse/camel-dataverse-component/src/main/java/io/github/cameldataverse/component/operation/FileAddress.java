// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import java.util.Map;

import io.github.cameldataverse.client.DataverseClient;
import io.github.cameldataverse.component.operation.OperationResult.Fact;

/**
 * The file column of a row that is named by options or headers, never by the body, which may be a file.
 *
 * @param request what is asked for
 * @param row the row
 * @param file its column
 */
record FileAddress(OperationRequest request, RowNames.Named row, DataverseClient.FileSpec file) {
    static FileAddress of(OperationRequest request, String operation) {
        String column = CallOptions.required("column", request.calls().column(), operation);
        RowNames.Named row = new RowNames(request, request.tableSpec(), false).of(Map.of());
        return new FileAddress(request, row, row.spec().file(column));
    }

    /** The result with the facts about the row. */
    OperationResult with(OperationResult result) {
        return result.with(Fact.Table, request.tableSpec().definition().logicalName())
                .with(Fact.RowId, row.id() == null ? null : row.id().toString());
    }
}
