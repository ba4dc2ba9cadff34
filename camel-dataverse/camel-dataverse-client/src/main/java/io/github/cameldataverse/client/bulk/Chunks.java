// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.bulk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.model.RowOutcome;
import io.github.cameldataverse.client.row.RowAddress;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows from their source, as many as go together: sent in one way, named by the same columns, none of them twice, and
 * not too large.
 */
final class Chunks<E> {
    /** Far below what the service takes in one request, and little to hold in memory. */
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private final Iterator<? extends E> source;
    private final Function<? super E, NamedRow> naming;
    private final RowRequests requests;
    private final Senders senders;
    private final BulkOptions options;
    private @Nullable ReadyRow pushedBack;
    private int read;
    private boolean ended;
    private boolean broken;

    Chunks(
            Iterator<? extends E> source,
            Function<? super E, NamedRow> naming,
            RowRequests requests,
            Senders senders,
            BulkOptions options) {
        this.source = source;
        this.naming = naming;
        this.requests = requests;
        this.senders = senders;
        this.options = options;
    }

    /** Rows taken from the source so far. */
    int read() {
        return read;
    }

    /** Whether the source failed, so that nobody knows what else is in it. */
    boolean isBroken() {
        return broken;
    }

    /** The next rows; empty behind the last one. */
    List<ReadyRow> next() {
        List<ReadyRow> chunk = new ArrayList<>();
        Set<String> names = new HashSet<>();
        ReadyRow first = null;
        int most = options.rowsOfChunk();
        long bytes = 0;
        while (chunk.size() < most) {
            ReadyRow row = pushedBack == null ? readNext() : pushedBack;
            pushedBack = null;
            if (row == null) {
                break;
            }
            bytes += row.call() == null ? 0 : row.json().length;
            if (first != null && row.sender() != null && !goesWith(first, row, names, bytes)) {
                pushedBack = row;
                break;
            }
            chunk.add(row);
            if (row.address() != null) {
                names.add(row.address().path());
            }
            if (row.sender() != null && first == null) {
                first = row;
                most = Math.min(most, row.sender().most());
            }
            if (isLast(row)) {
                ended = true;
                break;
            }
        }
        return chunk;
    }

    private static boolean goesWith(ReadyRow first, ReadyRow row, Set<String> names, long bytes) {
        RowAddress one = first.address();
        RowAddress other = row.address();
        boolean isNamedAlike = one == null || other == null || one.columns().equals(other.columns());
        boolean isNew = other == null || !names.contains(other.path());
        return first.sender() == row.sender() && isNamedAlike && isNew && bytes <= MOST_BYTES;
    }

    /** What is behind a row that cannot be sent is not read, where the first failure stops. */
    private boolean isLast(ReadyRow row) {
        RowOutcome known = row.known();
        return known != null && known.isFailed() && options.onRowError() == OnRowError.fail;
    }

    private @Nullable ReadyRow readNext() {
        if (ended) {
            return null;
        }
        E element;
        try {
            if (!source.hasNext()) {
                ended = true;
                return null;
            }
            element = source.next();
        } catch (RuntimeException failure) {
            ended = true;
            broken = true;
            return failed(read++, failure);
        }
        int index = read++;
        try {
            return ready(index, naming.apply(element));
        } catch (RuntimeException failure) {
            return failed(index, failure);
        }
    }

    private ReadyRow ready(int index, NamedRow row) {
        RowAddress address = row.address(requests.rows());
        ChunkSender sender = senders.of(row);
        Optional<HttpCall> call = sender.prepare(row, address);
        if (call.isEmpty()) {
            return ReadyRow.known(
                    RowOutcome.done(index, address == null ? null : address.id(), RowOutcome.Status.unchanged));
        }
        return new ReadyRow(index, sender, address, call.get(), null);
    }

    private ReadyRow failed(int index, RuntimeException failure) {
        String table = requests.rows().table().logicalName();
        return ReadyRow.known(RowOutcome.failed(index, Failures.of(index, table, failure)));
    }
}
