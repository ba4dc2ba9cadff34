// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.examples.quickstart;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.RowOutcome;
import io.github.cameldataverse.client.model.RowRef;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What the routes have done so far with the rows of this run; others' rows are not counted. Thread-safe. */
@Component
public class Progress {
    private static final long LOOK_EVERY_MILLIS = 100;

    private final RunMark mark;
    private final Duration timeout;
    private final Set<UUID> own = new HashSet<>();
    private final Set<String> versions = new HashSet<>();
    private final Set<UUID> removed = new HashSet<>();
    private int created;
    private int updated;
    private @Nullable String failure;

    Progress(RunMark mark, @Value("${quickstart.timeout}") Duration timeout) {
        this.mark = mark;
        this.timeout = timeout;
    }

    /** Takes the outcomes of a file. */
    public synchronized void written(List<RowOutcome> outcomes) {
        for (RowOutcome outcome : outcomes) {
            if (outcome.id() != null) {
                own.add(outcome.id());
            }
            if (outcome.status() == RowOutcome.Status.created) {
                created++;
            } else if (outcome.status() == RowOutcome.Status.updated) {
                updated++;
            }
        }
        notifyAll();
    }

    /** Takes a change: a row, or the reference of a deleted one. The same version of a row counts once. */
    public synchronized void changed(Object change) {
        if (change instanceof Row row && mark.isOwn(row.getString("accountnumber"))) {
            own.add(row.id());
            versions.add(row.id() + " " + row.etag().orElse(""));
        } else if (change instanceof RowRef ref && own.contains(ref.id())) {
            removed.add(ref.id());
        }
        notifyAll();
    }

    /** Takes the error of a route, which ends the run. */
    public synchronized void failed(Throwable error) {
        if (failure == null) {
            failure = Reason.of(error);
        }
        notifyAll();
    }

    /** Rows that were created. */
    public synchronized int created() {
        return created;
    }

    /** Rows that were updated. */
    public synchronized int updated() {
        return updated;
    }

    /** Rows whose deletion the feed has told. */
    public synchronized int removed() {
        return removed.size();
    }

    /** Changes that the feed has told. */
    public synchronized int changes() {
        return versions.size() + removed.size();
    }

    /**
     * Waits until something is so.
     *
     * @throws QuickstartException where a route fails, or it is not so in time
     */
    synchronized void await(String what, BooleanSupplier isSo) {
        long end = System.nanoTime() + timeout.toNanos();
        while (!isSo.getAsBoolean()) {
            if (failure != null) {
                throw new QuickstartException(failure);
            }
            if (System.nanoTime() > end) {
                throw new QuickstartException("no sign of '" + what + "' after " + timeout.toSeconds() + " s (created "
                        + created + ", updated " + updated + ", deleted " + removed.size() + ", changes " + changes()
                        + " so far)");
            }
            pause();
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.timedWait(this, LOOK_EVERY_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new QuickstartException("interrupted");
        }
    }
}
