// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import java.util.List;

import io.github.cameldataverse.client.bulk.RowOutcomes;
import io.github.cameldataverse.client.model.RowOutcome;
import io.github.cameldataverse.component.operation.OperationResult.Fact;
import org.jspecify.annotations.Nullable;

/**
 * Many rows that are still to be written.
 *
 * @param table logical name
 * @param outcomes writes them while they are taken
 * @param source the body they are read from
 */
record WrittenRows(
        String table, RowOutcomes outcomes, @Nullable Object source) {
    /** Writes all of them. */
    OperationResult all() {
        try {
            List<RowOutcome> all = outcomes.toList();
            return OperationResult.of(all)
                    .with(Fact.Table, table)
                    .with(Fact.Count, all.size())
                    .with(Fact.Outcomes, all);
        } finally {
            BodyRows.close(source);
        }
    }

    /** Leaves it to the route to take the outcomes, and so to write the rows. */
    OperationResult streamed() {
        return OperationResult.of(new OutcomeIterator(table, outcomes, source)).with(Fact.Table, table);
    }
}
