// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.batch;

import java.util.ArrayList;
import java.util.List;

import io.github.cameldataverse.client.http.Caller;
import io.github.cameldataverse.client.http.ErrorMapping;
import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.http.HttpReply;
import io.github.cameldataverse.client.model.DataverseException;

/**
 * Sends requests in batches of at most 1,000, in their order; a change set is never divided.
 *
 * @see <a
 *     href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/execute-batch-operations-using-web-api">Execute
 *     batch operations</a>
 */
public final class BatchSender {
    /** The most requests the service takes in one batch. */
    public static final int MOST_PARTS = 1000;

    private final Caller caller;

    /** A sender whose batches, and the requests in them, carry the options of this caller. */
    public BatchSender(Caller caller) {
        this.caller = caller;
    }

    /**
     * Sends all items.
     *
     * @param items requests and change sets, in their order
     * @param continueOnError whether the service goes on behind a request that failed; else all behind it, in this batch and
     *     the next, come back as not executed
     * @return one outcome for every request, in the order of the requests
     * @throws io.github.cameldataverse.client.model.DataverseException where a batch was refused as a whole and nothing was
     *     carried out before it
     */
    public List<PartOutcome> send(List<? extends BatchItem> items, boolean continueOnError) {
        List<PartOutcome> outcomes = new ArrayList<>();
        for (List<BatchItem> batch : split(items)) {
            boolean stopped = !continueOnError && outcomes.stream().anyMatch(PartOutcome.Failed.class::isInstance);
            if (stopped) {
                batch.forEach(item -> item.parts().forEach(part -> outcomes.add(new PartOutcome.NotExecuted())));
            } else {
                outcomes.addAll(sendOne(batch, continueOnError, outcomes.isEmpty()));
            }
        }
        return outcomes;
    }

    private List<List<BatchItem>> split(List<? extends BatchItem> items) {
        List<List<BatchItem>> batches = new ArrayList<>();
        int room = 0;
        for (BatchItem item : items) {
            int size = item.parts().size();
            if (size > room) {
                batches.add(new ArrayList<>());
                room = MOST_PARTS;
            }
            batches.get(batches.size() - 1).add(item.map(caller.options()::on));
            room -= size;
        }
        return batches;
    }

    private List<PartOutcome> sendOne(List<BatchItem> items, boolean continueOnError, boolean first) {
        MultipartWriter writer = new MultipartWriter();
        HttpCall call = HttpCall.of("POST", caller.serviceRoot().resolve("$batch"))
                .withHeader("Content-Type", writer.contentType())
                .withBody(writer.write(items));
        HttpCall batch = continueOnError ? call.withHeader("Prefer", "odata.continue-on-error") : call;
        BatchOutcomes outcomes = new BatchOutcomes(items, continueOnError);
        try (HttpReply reply = caller.exchange(batch)) {
            String type = reply.header("Content-Type").orElse("");
            if (!type.startsWith("multipart/mixed")) {
                throw ErrorMapping.toException(batch, reply);
            }
            return outcomes.read(reply.body(), type);
        } catch (DataverseException refused) {
            if (first) {
                throw refused;
            }
            return outcomes.failed(part -> refused);
        }
    }
}
