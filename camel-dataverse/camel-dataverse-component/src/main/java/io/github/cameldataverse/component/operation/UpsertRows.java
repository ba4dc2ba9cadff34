// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import io.github.cameldataverse.client.model.RowOutcome;
import io.github.cameldataverse.client.model.SavedRow;

/** Changes each row of the body, or creates it. */
final class UpsertRows implements Operation {
    @Override
    public OperationResult execute(OperationRequest request) {
        return EachRow.of(request, (table, many) -> {
            RowNames names = new RowNames(request, table, many);
            return row -> {
                SavedRow saved = names.of(row).spec().upsert(row);
                return new EachRow.Done(status(saved), saved);
            };
        });
    }

    private static RowOutcome.Status status(SavedRow saved) {
        return saved.created()
                .map(created -> created ? RowOutcome.Status.created : RowOutcome.Status.updated)
                .orElse(RowOutcome.Status.upserted);
    }
}
