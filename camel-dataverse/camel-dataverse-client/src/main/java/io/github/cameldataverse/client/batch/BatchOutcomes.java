// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.batch;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.github.cameldataverse.client.http.ErrorMapping;
import io.github.cameldataverse.client.http.HttpPipeline;
import io.github.cameldataverse.client.http.HttpReply;
import io.github.cameldataverse.client.model.DataverseException;

/** Reads the answer of one batch: what became of each of its requests. */
final class BatchOutcomes {
    private final List<BatchItem> items;
    private final boolean continueOnError;
    private final List<PartOutcome> outcomes = new ArrayList<>();

    BatchOutcomes(List<BatchItem> items, boolean continueOnError) {
        this.items = items;
        this.continueOnError = continueOnError;
    }

    /** One outcome per request; those whose answer got lost have an error that says so. */
    List<PartOutcome> read(InputStream body, String contentType) {
        try {
            MultipartReader reader = new MultipartReader(body, contentType);
            for (BatchItem item : items) {
                MultipartReader.Part part = reader.next();
                if (part == null) {
                    return missing();
                }
                read(item, part);
            }
        } catch (IOException broken) {
            return failed(part -> HttpPipeline.brokenAnswer(part.call(), broken));
        }
        return outcomes;
    }

    /** What is not known yet has failed, each with its error. */
    List<PartOutcome> failed(Function<BatchPart, DataverseException> error) {
        List<BatchPart> parts =
                items.stream().flatMap(item -> item.parts().stream()).toList();
        while (outcomes.size() < parts.size()) {
            outcomes.add(new PartOutcome.Failed(error.apply(parts.get(outcomes.size()))));
        }
        return outcomes;
    }

    /** The answer is complete and shorter than the batch: the service stopped at the first failure. */
    private List<PartOutcome> missing() throws IOException {
        boolean stopped = !continueOnError && outcomes.stream().anyMatch(PartOutcome.Failed.class::isInstance);
        if (!stopped) {
            throw new IOException("the answer of a batch has fewer parts than the batch");
        }
        int all = items.stream().mapToInt(item -> item.parts().size()).sum();
        while (outcomes.size() < all) {
            outcomes.add(new PartOutcome.NotExecuted());
        }
        return outcomes;
    }

    private void read(BatchItem item, MultipartReader.Part part) throws IOException {
        boolean together = part.header("Content-Type").startsWith("multipart/mixed");
        if (item instanceof ChangeSet set && !together) {
            undone(set, part);
        } else if (item instanceof ChangeSet set) {
            landed(set, new MultipartReader(part.body(), part.header("Content-Type")));
        } else {
            outcomes.add(outcome(item.parts().get(0), part));
        }
    }

    /** A change set of which one request failed is answered with the error of that one alone. */
    private void undone(ChangeSet set, MultipartReader.Part part) throws IOException {
        String id = part.header("Content-ID");
        boolean named = set.parts().stream().anyMatch(one -> id.equals(one.contentId()));
        PartOutcome failed = outcome(set.parts().get(0), part);
        for (BatchPart one : set.parts()) {
            outcomes.add(named && !id.equals(one.contentId()) ? new PartOutcome.NotExecuted() : failed);
        }
    }

    private void landed(ChangeSet set, MultipartReader answers) throws IOException {
        List<PartOutcome> read = new ArrayList<>();
        boolean failed = false;
        for (MultipartReader.Part part = answers.next(); part != null; part = answers.next()) {
            PartOutcome outcome =
                    outcome(set.parts().get(Math.min(read.size(), set.parts().size() - 1)), part);
            failed |= outcome instanceof PartOutcome.Failed;
            read.add(outcome);
        }
        if (!failed && read.size() != set.parts().size()) {
            throw new IOException(
                    "the answer of a change set of " + set.parts().size() + " requests has " + read.size() + " parts");
        }
        if (!failed) {
            outcomes.addAll(read);
            return;
        }
        PartOutcome error = read.get(read.size() - 1);
        for (int i = 0; i < set.parts().size(); i++) {
            outcomes.add(i == read.size() - 1 ? error : new PartOutcome.NotExecuted());
        }
    }

    private static PartOutcome outcome(BatchPart request, MultipartReader.Part part) throws IOException {
        InnerReply inner = InnerReply.read(part.body());
        PartOutcome.Answered answered = new PartOutcome.Answered(
                inner.status(), inner.headers(), inner.body().readAllBytes());
        try (HttpReply reply = answered.reply()) {
            return reply.isSuccess()
                    ? answered
                    : new PartOutcome.Failed(ErrorMapping.toException(request.call(), reply));
        }
    }
}
