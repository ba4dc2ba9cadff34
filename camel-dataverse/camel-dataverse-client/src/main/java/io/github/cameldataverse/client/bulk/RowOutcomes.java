// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.bulk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

import io.github.cameldataverse.client.model.AmbiguousOutcomeException;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.RowOutcome;
import io.github.cameldataverse.client.model.RowsFailedException;
import org.jspecify.annotations.Nullable;

/**
 * The outcomes of many rows in input order; the rows are read and sent while outcomes are taken, chunk by chunk. For one
 * thread at a time.
 *
 * <p>Behind the last outcome {@link #hasNext} throws {@link RowsFailedException} with the outcomes of the rows that failed,
 * unless there are none, or they were to be reported. It throws them in every case where the writing had to stop: the source
 * broke off, or the environment or the way to it failed, rather than a row.
 */
public final class RowOutcomes implements Iterator<RowOutcome> {
    /** The size of a source of which nobody knows how long it is. */
    public static final int UNKNOWN = -1;

    private final Chunks<?> chunks;
    private final String table;
    private final OnRowError onRowError;
    private final int size;
    private final Deque<RowOutcome> ready = new ArrayDeque<>();
    private final List<RowOutcome> failed = new ArrayList<>();
    private boolean ended;
    private boolean stopped;

    RowOutcomes(Chunks<?> chunks, String table, OnRowError onRowError, int size) {
        this.chunks = chunks;
        this.table = table;
        this.onRowError = onRowError;
        this.size = size;
    }

    @Override
    public boolean hasNext() {
        boolean more = advance();
        if (!more && mustThrow()) {
            throw new RowsFailedException(table, failed);
        }
        return more;
    }

    @Override
    public RowOutcome next() {
        if (!advance()) {
            throw new NoSuchElementException("There are no more rows");
        }
        return ready.remove();
    }

    /**
     * Reads and sends all rows that are left.
     *
     * @throws RowsFailedException with every outcome known, where {@link #hasNext} would throw it
     */
    public List<RowOutcome> toList() {
        List<RowOutcome> all = new ArrayList<>();
        while (advance()) {
            all.add(ready.remove());
        }
        if (mustThrow()) {
            throw new RowsFailedException(table, all);
        }
        return all;
    }

    private boolean mustThrow() {
        return !failed.isEmpty() && (stopped || onRowError != OnRowError.report);
    }

    private boolean advance() {
        while (ready.isEmpty() && !ended) {
            List<ReadyRow> chunk = chunks.next();
            List<RowOutcome> outcomes = send(chunk);
            outcomes.stream().filter(RowOutcome::isFailed).forEach(failed::add);
            ready.addAll(outcomes);
            stopped |= chunks.isBroken()
                    || outcomes.stream().anyMatch(Failures::isOfEnvironment)
                    || onRowError == OnRowError.fail && !failed.isEmpty();
            ended = stopped || chunk.isEmpty();
            if (stopped) {
                restNotExecuted();
            }
        }
        return !ready.isEmpty();
    }

    /** What is known of the rows behind a stop: those that were read and not sent, and those that are known to be left. */
    private void restNotExecuted() {
        int next = ready.isEmpty() ? 0 : ready.getLast().index() + 1;
        for (int index = next; index < Math.max(size, chunks.read()); index++) {
            ready.add(RowOutcome.notExecuted(index));
        }
    }

    private List<RowOutcome> send(List<ReadyRow> chunk) {
        List<ReadyRow> toSend =
                chunk.stream().filter(row -> row.sender() != null).toList();
        Map<Integer, RowOutcome> sent = new HashMap<>();
        if (!toSend.isEmpty()) {
            send(toSend, toSend.get(0).sender()).forEach(outcome -> sent.put(outcome.index(), outcome));
        }
        List<RowOutcome> outcomes = new ArrayList<>();
        for (ReadyRow row : chunk) {
            RowOutcome known = row.known();
            outcomes.add(known == null ? sent.getOrDefault(row.index(), RowOutcome.notExecuted(row.index())) : known);
        }
        return outcomes;
    }

    private List<RowOutcome> send(List<ReadyRow> rows, @Nullable ChunkSender sender) {
        try {
            return sender == null ? List.of() : sender.send(rows);
        } catch (RuntimeException failure) {
            // no failure of the service: what became of the rows before is more worth than this
            AmbiguousOutcomeException error = new AmbiguousOutcomeException(
                    "Rows of table " + table + " could not be sent, and may be written or not: " + failure,
                    ErrorDetails.ofTable(table),
                    failure);
            stopped = true;
            return rows.stream()
                    .map(row -> RowOutcome.failed(row.index(), error))
                    .toList();
        }
    }
}
