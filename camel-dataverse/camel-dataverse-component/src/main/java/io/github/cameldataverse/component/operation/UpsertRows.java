// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import io.github.cameldataverse.client.bulk.Verb;

/** Changes each row of the body, or creates it. */
final class UpsertRows implements Operation {
    @Override
    public OperationResult execute(OperationRequest request) {
        return EachRow.of(request, Verb.UPSERT, (table, row) -> new RowNames(request, table, false)
                .of(row)
                .spec()
                .upsert(row));
    }
}
