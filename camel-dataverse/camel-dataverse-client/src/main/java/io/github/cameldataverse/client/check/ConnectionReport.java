// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a connection test found.
 *
 * @param connection name of the connection
 * @param steps every step, in order
 */
public record ConnectionReport(String connection, List<CheckStep> steps) {
    /** A report; the steps are copied. */
    public ConnectionReport {
        steps = List.copyOf(steps);
    }

    /** Whether no step failed. */
    public boolean passed() {
        return failure().isEmpty();
    }

    /** The step that failed, if one did. */
    public Optional<CheckStep> failure() {
        return steps.stream()
                .filter(step -> step.verdict() == CheckStep.Verdict.failed)
                .findFirst();
    }

    /** Why it failed, if it did. */
    public Optional<ReasonCode> reason() {
        return failure().map(CheckStep::reason);
    }

    /** One line a step, for people. */
    public String toText() {
        return steps.stream()
                .map(step -> step.verdict() + " " + step.name() + ": " + step.message()
                        + (step.reason() == null ? "" : " [" + step.reason() + "]"))
                .collect(Collectors.joining("\n"));
    }
}
