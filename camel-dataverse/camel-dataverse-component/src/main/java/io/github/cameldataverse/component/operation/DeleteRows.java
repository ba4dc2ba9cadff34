// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import io.github.cameldataverse.client.bulk.Verb;
import io.github.cameldataverse.client.model.SavedRow;
import io.github.cameldataverse.component.operation.OperationResult.Fact;

/** Deletes the named row, or each row of the body. */
final class DeleteRows implements Operation {
    @Override
    public OperationResult execute(OperationRequest request) {
        if (!RowNames.isNamedByBody(request)) {
            RowNames.Named named = RowNames.ofOne(request);
            named.spec().delete();
            return OperationResult.of(null)
                    .with(Fact.Table, request.tableSpec().definition().logicalName())
                    .with(Fact.RowId, named.id() == null ? null : named.id().toString());
        }
        return EachRow.of(request, Verb.DELETE, (table, row) -> {
            RowNames.Named named = new RowNames(request, table, false).of(row);
            named.spec().delete();
            return SavedRow.of(named.id(), null);
        });
    }
}
