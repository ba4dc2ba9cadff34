// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Some of many rows failed. Carries the outcome of every row known so far, in input order; the cause is the first
 * failure.
 */
public final class RowsFailedException extends DataverseException {
    private static final long serialVersionUID = 1L;

    private final List<RowOutcome> outcomes;

    /** An error with the outcome of every row known so far, at least one of them failed. */
    public RowsFailedException(String table, List<RowOutcome> outcomes) {
        super(message(table, outcomes), ErrorDetails.ofTable(table), firstError(outcomes));
        this.outcomes = List.copyOf(outcomes);
    }

    /** The outcome of every row known so far, in input order. */
    public List<RowOutcome> outcomes() {
        return outcomes;
    }

    private static @Nullable Throwable firstError(List<RowOutcome> outcomes) {
        return outcomes.stream()
                .filter(RowOutcome::isFailed)
                .findFirst()
                .map(RowOutcome::error)
                .orElse(null);
    }

    private static String message(String table, List<RowOutcome> outcomes) {
        long failed = outcomes.stream().filter(RowOutcome::isFailed).count();
        long notExecuted = outcomes.stream()
                .filter(outcome -> outcome.status() == RowOutcome.Status.notExecuted)
                .count();
        Throwable first = firstError(outcomes);
        return failed + " of " + outcomes.size() + " rows of table " + table + " failed, " + notExecuted
                + " were not executed; rows before the first failure are written. First error: "
                + (first == null ? "unknown" : first.getMessage());
    }
}
