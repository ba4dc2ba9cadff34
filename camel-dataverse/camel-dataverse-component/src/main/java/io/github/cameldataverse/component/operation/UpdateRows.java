// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import io.github.cameldataverse.client.bulk.Verb;

/** Changes each row of the body that is there; the given columns only. */
final class UpdateRows implements Operation {
    @Override
    public OperationResult execute(OperationRequest request) {
        return EachRow.of(request, Verb.UPDATE, (table, row) -> new RowNames(request, table, false)
                .of(row)
                .spec()
                .update(row));
    }
}
