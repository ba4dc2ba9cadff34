// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.examples.quickstart;

import java.time.Duration;

import org.springframework.stereotype.Component;

/** A run: checks the environment, takes the steps, and leaves nothing behind in an environment that is not its own. */
@Component
class Quickstart {
    private final Accounts accounts;
    private final Steps steps;
    private final RunMark mark;

    Quickstart(Accounts accounts, Steps steps, RunMark mark) {
        this.accounts = accounts;
        this.steps = steps;
        this.mark = mark;
    }

    /**
     * Takes all steps, and removes the rows of this run, also after a failure.
     *
     * @return the counts for the last line
     * @throws RuntimeException where anything goes wrong; {@link Reason} has it in a line
     */
    String run(Report report, Target target) {
        String where = accounts.environment() + (target.isEmulator() ? " (emulator)" : "");
        accounts.check();
        report.begin("Camel Dataverse quickstart on " + where + ", run " + mark);
        if (target.isEmulator()) {
            return steps.run(report);
        }
        String result;
        try {
            result = steps.run(report);
        } catch (RuntimeException failure) {
            removeAfter(failure, report);
            throw failure;
        }
        removeOwn(report);
        return result;
    }

    private void removeAfter(RuntimeException failure, Report report) {
        try {
            removeOwn(report);
        } catch (RuntimeException refused) {
            throw new QuickstartException(Reason.of(failure) + " Accounts whose numbers begin with " + mark
                    + " may still be there, for removing them failed too: " + Reason.of(refused));
        }
    }

    private void removeOwn(Report report) {
        long start = System.nanoTime();
        steps.stopWriting();
        int removed = accounts.removeOwn();
        report.step("rows of this run removed", removed, 0, Duration.ofNanos(System.nanoTime() - start));
    }
}
