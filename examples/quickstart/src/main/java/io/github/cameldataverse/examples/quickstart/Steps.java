// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.examples.quickstart;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;

import io.github.cameldataverse.client.changes.Cursor;
import io.github.cameldataverse.client.changes.CursorRepository;
import org.apache.camel.CamelContext;
import org.apache.camel.FluentProducerTemplate;
import org.springframework.stereotype.Component;

/** The steps: does what other systems would do to the routes, and waits for what the routes make of it. */
@Component
class Steps {
    private static final int CUSTOMERS = 50;
    private static final String REMOVED = "0012";

    private final CamelContext camel;
    private final CursorRepository cursors;
    private final Inbox inbox;
    private final Progress progress;
    private final RunMark mark;

    Steps(CamelContext camel, CursorRepository cursors, Inbox inbox, Progress progress, RunMark mark) {
        this.camel = camel;
        this.cursors = cursors;
        this.inbox = inbox;
        this.progress = progress;
        this.mark = mark;
    }

    /**
     * Takes all steps.
     *
     * @return the counts for the last line
     */
    String run(Report report) {
        Step feed = new Step("the feed has read past what was there", 0);
        feed.take(report, () -> start("changes"), this::hasBaseline);

        Step create = new Step("customers-1.csv: customers created", CUSTOMERS);
        create.take(
                report,
                () -> {
                    start("customers");
                    inbox.deliver("customers-1.csv");
                },
                () -> progress.created() == CUSTOMERS && create.changes() >= CUSTOMERS);

        Step update = new Step("customers-2.csv: customer updated", 1);
        update.take(
                report, () -> inbox.deliver("customers-2.csv"), () -> progress.updated() == 1 && update.changes() >= 1);

        Step remove = new Step("customer " + mark.number(REMOVED) + " removed", 1);
        remove.take(report, this::remove, () -> progress.removed() == 1);

        return "created=" + progress.created() + " updated=" + progress.updated() + " deleted=" + progress.removed()
                + " changes=" + progress.changes();
    }

    /** Lets nothing more be written by the routes. */
    void stopWriting() {
        try {
            camel.getRouteController().stopRoute("customers");
        } catch (Exception refused) {
            throw new QuickstartException("the route customers does not stop: " + Reason.of(refused));
        }
    }

    private void start(String route) {
        try {
            camel.getRouteController().startRoute(route);
        } catch (Exception refused) {
            throw new QuickstartException("the route " + route + " does not start: " + Reason.of(refused));
        }
    }

    private void remove() {
        start("remove");
        try (FluentProducerTemplate template = camel.createFluentProducerTemplate()) {
            template.withBody(Map.of("accountnumber", mark.number(REMOVED)))
                    .to("direct:remove")
                    .request();
        } catch (IOException refused) {
            throw new QuickstartException(Reason.of(refused));
        }
    }

    private boolean hasBaseline() {
        return cursors.load(CustomerRoutes.CURSOR)
                .filter(cursor -> cursor.phase() == Cursor.Phase.CHANGES)
                .isPresent();
    }

    /** One line of the table. */
    private final class Step {
        private final String what;
        private final int rows;
        private final int changesBefore = progress.changes();
        private final long start = System.nanoTime();

        Step(String what, int rows) {
            this.what = what;
            this.rows = rows;
        }

        /** Changes that came since the step began. */
        int changes() {
            return progress.changes() - changesBefore;
        }

        void take(Report report, Runnable action, BooleanSupplier isDone) {
            action.run();
            progress.await(what, isDone);
            report.step(what, rows, changes(), Duration.ofNanos(System.nanoTime() - start));
        }
    }
}
