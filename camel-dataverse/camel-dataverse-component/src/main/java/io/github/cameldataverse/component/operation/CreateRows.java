// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import io.github.cameldataverse.client.bulk.Verb;

/** Creates each row of the body. */
final class CreateRows implements Operation {
    @Override
    public OperationResult execute(OperationRequest request) {
        boolean representation = request.rows().writing().returnRepresentation();
        return EachRow.of(request, Verb.CREATE, (table, row) -> table.create(row, representation));
    }
}
