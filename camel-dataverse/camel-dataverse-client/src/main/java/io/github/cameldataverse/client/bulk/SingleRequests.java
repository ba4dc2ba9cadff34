// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.bulk;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import io.github.cameldataverse.client.http.Caller;
import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.http.HttpReply;
import io.github.cameldataverse.client.model.DataverseException;
import io.github.cameldataverse.client.model.RowOutcome;
import io.github.cameldataverse.client.row.RowAddress;
import org.jspecify.annotations.Nullable;

/** Sends each row by a request of its own. */
record SingleRequests(Caller caller, RowRequests requests) implements ChunkSender {
    @Override
    public int most() {
        return 1;
    }

    @Override
    public Optional<HttpCall> prepare(NamedRow row, @Nullable RowAddress address) {
        return requests.of(row, address);
    }

    @Override
    public List<RowOutcome> send(List<ReadyRow> rows) {
        return rows.stream().map(this::send).toList();
    }

    private RowOutcome send(ReadyRow row) {
        try {
            return caller.execute(row.request(), reply -> read(row, reply));
        } catch (DataverseException error) {
            return RowOutcome.failed(row.index(), error);
        }
    }

    private RowOutcome read(ReadyRow row, HttpReply reply) throws IOException {
        return requests.verb() == Verb.DELETE
                ? requests.outcome(row)
                : requests.outcome(row, requests.rows().read(row.request(), reply));
    }
}
