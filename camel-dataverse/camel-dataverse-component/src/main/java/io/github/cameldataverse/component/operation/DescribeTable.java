// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import io.github.cameldataverse.client.model.TableDescription;
import io.github.cameldataverse.component.operation.OperationResult.Fact;

/** Tells the columns, choices, keys and relationships of the table; answers a {@link TableDescription}. */
final class DescribeTable implements Operation {
    @Override
    public OperationResult execute(OperationRequest request) {
        TableDescription description = request.tableSpec().describe();
        return OperationResult.of(description)
                .with(Fact.Table, description.definition().logicalName());
    }
}
