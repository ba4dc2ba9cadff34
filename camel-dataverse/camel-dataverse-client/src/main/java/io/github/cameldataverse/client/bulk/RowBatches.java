// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.bulk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.cameldataverse.client.batch.BatchPart;
import io.github.cameldataverse.client.batch.BatchSender;
import io.github.cameldataverse.client.batch.PartOutcome;
import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.http.HttpPipeline;
import io.github.cameldataverse.client.http.HttpReply;
import io.github.cameldataverse.client.model.DataverseException;
import io.github.cameldataverse.client.model.RowOutcome;
import io.github.cameldataverse.client.row.RowAddress;
import org.jspecify.annotations.Nullable;

/**
 * Sends rows in batches, one part each.
 *
 * @param most rows a batch
 * @param continueOnError whether the service goes on behind a row that failed
 */
record RowBatches(BatchSender sender, RowRequests requests, int most, boolean continueOnError) implements ChunkSender {
    @Override
    public Optional<HttpCall> prepare(NamedRow row, @Nullable RowAddress address) {
        return requests.of(row, address);
    }

    @Override
    public List<RowOutcome> send(List<ReadyRow> rows) {
        try {
            List<BatchPart> parts =
                    rows.stream().map(row -> BatchPart.of(row.request())).toList();
            return outcomes(rows, sender.send(parts, continueOnError));
        } catch (DataverseException refused) {
            return rows.stream()
                    .map(row -> RowOutcome.failed(row.index(), refused))
                    .toList();
        }
    }

    private List<RowOutcome> outcomes(List<ReadyRow> rows, List<PartOutcome> parts) {
        List<RowOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            outcomes.add(outcome(rows.get(i), parts.get(i)));
        }
        return outcomes;
    }

    private RowOutcome outcome(ReadyRow row, PartOutcome part) {
        if (part instanceof PartOutcome.Failed failed) {
            return RowOutcome.failed(row.index(), failed.error());
        }
        if (!(part instanceof PartOutcome.Answered answered)) {
            return RowOutcome.notExecuted(row.index());
        }
        if (requests.verb() == Verb.DELETE) {
            return requests.outcome(row);
        }
        try (HttpReply reply = answered.reply()) {
            return requests.outcome(row, requests.rows().read(row.request(), reply));
        } catch (IOException broken) {
            return RowOutcome.failed(row.index(), HttpPipeline.brokenAnswer(row.request(), broken));
        }
    }
}
