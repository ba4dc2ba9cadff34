// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.batch;

import java.util.Map;

import io.github.cameldataverse.client.http.HttpReply;
import io.github.cameldataverse.client.model.DataverseException;

/** What became of one request of a batch. */
public sealed interface PartOutcome {
    /**
     * It was carried out.
     *
     * @param status HTTP status of success
     * @param headers name to value
     * @param body bytes, empty where there are none
     */
    @SuppressWarnings("ArrayRecordComponent") // held for a moment, compared by nobody
    record Answered(int status, Map<String, String> headers, byte[] body) implements PartOutcome {
        /** The same as the answer of a request that was sent alone. */
        public HttpReply reply() {
            return new HttpReply(status, headers, body);
        }
    }

    /**
     * It was refused, or nobody knows.
     *
     * @param error why; an {@link io.github.cameldataverse.client.model.AmbiguousOutcomeException} where the answer got lost
     */
    record Failed(DataverseException error) implements PartOutcome {}

    /** It was not carried out, or undone, for another request failed. */
    record NotExecuted() implements PartOutcome {}
}
