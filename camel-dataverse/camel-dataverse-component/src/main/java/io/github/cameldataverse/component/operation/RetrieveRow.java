// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.component.operation.OperationResult.Fact;

/** Reads the named row. */
final class RetrieveRow implements Operation {
    @Override
    public OperationResult execute(OperationRequest request) {
        Row row = RowNames.ofOne(request).spec().retrieve();
        return OperationResult.of(row)
                .with(Fact.Table, row.ref().table())
                .with(Fact.RowId, row.id().toString())
                .with(Fact.Etag, row.etag().orElse(null));
    }
}
