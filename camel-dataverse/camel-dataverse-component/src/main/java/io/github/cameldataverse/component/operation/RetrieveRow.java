// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import java.util.Optional;

import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.component.operation.OperationResult.Fact;

/** Reads the named row. Where it has the ETag of {@code ifNoneMatch} still, the message keeps its body, and says 304. */
final class RetrieveRow implements Operation {
    private static final int NOT_MODIFIED = 304;

    @Override
    public OperationResult execute(OperationRequest request) {
        RowNames.Named named = RowNames.ofOne(request);
        Optional<Row> changed = named.spec().retrieveIfChanged();
        if (changed.isEmpty()) {
            return OperationResult.of(null)
                    .with(Fact.Table, request.tableSpec().definition().logicalName())
                    .with(Fact.RowId, named.id() == null ? null : named.id().toString())
                    .with(Fact.Etag, request.rows().conditions().ifNoneMatch())
                    .with(Fact.Status, NOT_MODIFIED);
        }
        Row row = changed.get();
        return OperationResult.of(row)
                .with(Fact.Table, row.ref().table())
                .with(Fact.RowId, row.id().toString())
                .with(Fact.Etag, row.etag().orElse(null));
    }
}
