// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.http;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import io.github.cameldataverse.client.model.DataverseException;
import io.github.cameldataverse.client.model.ErrorDetails;

/**
 * Sends Web API calls, with the headers that every one of them carries, through a list of interceptors to the transport,
 * and turns answers that are errors into exceptions.
 */
public final class HttpPipeline {
    private static final Map<String, String> ALWAYS =
            Map.of("Accept", "application/json", "OData-MaxVersion", "4.0", "OData-Version", "4.0");

    /** How often an answer is asked for that keeps breaking off. */
    private static final int READS = 3;

    private final Interceptor.Chain chain;

    /**
     * A pipeline.
     *
     * @param interceptors outermost first
     * @param transport the end of the chain
     */
    public HttpPipeline(List<Interceptor> interceptors, Interceptor.Chain transport) {
        Interceptor.Chain next = transport;
        for (int i = interceptors.size() - 1; i >= 0; i--) {
            Interceptor interceptor = interceptors.get(i);
            Interceptor.Chain rest = next;
            next = call -> interceptor.intercept(call, rest);
        }
        this.chain = next;
    }

    /**
     * Makes a call.
     *
     * @return an open answer with a status of success, or 304 where the call has {@code If-None-Match}; the caller closes
     *     it
     * @throws io.github.cameldataverse.client.model.DataverseException of the type that fits the failure
     */
    public HttpReply execute(HttpCall call) {
        try {
            return open(call);
        } catch (IOException broken) {
            throw TransportFailure.ofReading(call, broken);
        }
    }

    /**
     * Makes a call whose answer counts whatever its status is.
     *
     * @return an open answer; the caller closes it
     * @throws io.github.cameldataverse.client.model.DataverseException where there is none
     */
    public HttpReply exchange(HttpCall call) {
        return chain.proceed(withStandardHeaders(call));
    }

    /** What it means for a call that its answer broke off, or made no sense, while it was read. */
    public static DataverseException brokenAnswer(HttpCall call, IOException cause) {
        return TransportFailure.ofReading(call, cause);
    }

    /**
     * Makes a call and reads its answer. Where the answer to a repeatable call breaks off, it is asked for and read again.
     * The time in which the reader stalls does not count against the deadline.
     *
     * @throws io.github.cameldataverse.client.model.TransportException where the answer broke off or makes no sense
     * @throws io.github.cameldataverse.client.model.AmbiguousOutcomeException where it was that of a write
     */
    public <T> T execute(HttpCall call, ReplyReader<T> reader) {
        Deadline given = call.deadline() == null ? Deadline.in(call.timeLeft()) : call.deadline();
        StoppableClock clock = new StoppableClock(given.clock());
        HttpCall timed = call.by(new Deadline(given.atNanos(), clock));
        for (int attempt = 1; ; attempt++) {
            try (HttpReply reply = open(timed).stopping(clock)) {
                return reader.read(reply);
            } catch (IOException broken) {
                boolean again = attempt < READS
                        && timed.isRepeatable()
                        && !timed.timeLeft().isZero();
                if (!again || !TransportFailure.brokeOff(broken)) {
                    throw TransportFailure.ofReading(timed, broken);
                }
            }
        }
    }

    /** An open answer that is what was asked for. */
    private HttpReply open(HttpCall call) throws IOException {
        HttpReply reply = exchange(call);
        boolean good = false;
        try {
            ReplyCheck.requireGood(call, reply);
            good = true;
            return reply;
        } finally {
            if (!good) {
                reply.close();
            }
        }
    }

    /** Reads an open answer; need not close it. Called again, with a new answer, where the one before broke off. */
    @FunctionalInterface
    public interface ReplyReader<T> {
        /** Reads what is wanted of the answer. */
        T read(HttpReply reply) throws IOException;
    }

    private static HttpCall withStandardHeaders(HttpCall call) {
        HttpCall complete = call;
        for (Map.Entry<String, String> header : ALWAYS.entrySet()) {
            complete = complete.withHeader(header.getKey(), header.getValue());
        }
        // the literal word null keeps caches between us and the service from answering with a stale expansion
        boolean cacheable = call.method().equals("GET") && !call.headers().containsKey("If-None-Match");
        return cacheable ? complete.withHeader("If-None-Match", "null") : complete;
    }

    /** Details of an error that came without an answer. */
    static ErrorDetails unanswered(HttpCall call) {
        return new ErrorDetails(
                0, null, null, call.subject().table(), call.subject().rowId());
    }
}
