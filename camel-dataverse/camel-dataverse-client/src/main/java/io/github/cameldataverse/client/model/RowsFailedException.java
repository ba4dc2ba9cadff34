// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

import java.util.List;

/**
 * Some of many rows failed. Carries the outcome of every row known so far, in input order; the cause is the first
 * failure.
 */
public final class RowsFailedException extends DataverseException {
    private static final long serialVersionUID = 1L;

    private final List<RowOutcome> outcomes;

    /** An error with the outcome of every row known so far, at least one of them failed. */
    public RowsFailedException(String table, List<RowOutcome> outcomes) {
        super(
                message(table, outcomes),
                ErrorDetails.ofTable(table),
                first(outcomes).error());
        this.outcomes = List.copyOf(outcomes);
    }

    /** The outcome of every row known so far, in input order. */
    public List<RowOutcome> outcomes() {
        return outcomes;
    }

    private static RowOutcome first(List<RowOutcome> outcomes) {
        return outcomes.stream()
                .filter(RowOutcome::isFailed)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("None of the rows failed"));
    }

    private static String message(String table, List<RowOutcome> outcomes) {
        long failed = outcomes.stream().filter(RowOutcome::isFailed).count();
        long notExecuted = outcomes.stream()
                .filter(outcome -> outcome.status() == RowOutcome.Status.notExecuted)
                .count();
        RowOutcome first = first(outcomes);
        Throwable error = first.error();
        return failed + " of " + outcomes.size() + " rows of table " + table + " failed, " + notExecuted
                + " were not executed; the others are written. First failed row "
                + first.index() + " (counted from 0): " + (error == null ? "unknown" : error.getMessage());
    }
}
