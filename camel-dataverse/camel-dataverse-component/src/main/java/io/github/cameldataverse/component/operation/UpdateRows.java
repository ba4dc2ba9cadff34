// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import io.github.cameldataverse.client.model.RowOutcome;
import io.github.cameldataverse.client.model.SavedRow;

/** Changes each row of the body that is there; the given columns only. */
final class UpdateRows implements Operation {
    @Override
    public OperationResult execute(OperationRequest request) {
        return EachRow.of(request, (table, many) -> {
            RowNames names = new RowNames(request, table, many);
            return row -> {
                SavedRow saved = names.of(row).spec().update(row);
                return new EachRow.Done(
                        saved.isUnchanged() ? RowOutcome.Status.unchanged : RowOutcome.Status.updated, saved);
            };
        });
    }
}
