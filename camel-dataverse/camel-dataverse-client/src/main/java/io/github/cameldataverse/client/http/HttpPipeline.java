// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.http;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import io.github.cameldataverse.client.model.AuthenticationException;
import io.github.cameldataverse.client.model.ErrorDetails;

/**
 * Sends Web API calls, with the headers that every one of them carries, through a list of interceptors to the transport,
 * and turns answers that are errors into exceptions.
 */
public final class HttpPipeline {
    private static final Map<String, String> ALWAYS =
            Map.of("Accept", "application/json", "OData-MaxVersion", "4.0", "OData-Version", "4.0");

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
     * @return an open answer with a status of success; the caller closes it
     * @throws io.github.cameldataverse.client.model.DataverseException of the type that fits the failure
     */
    public HttpReply execute(HttpCall call) {
        HttpReply reply = exchange(call);
        if (!reply.isSuccess()) {
            try (reply) {
                throw ErrorMapping.toException(call, reply);
            }
        }
        if (reply.header("Content-Type")
                .filter(type -> type.startsWith("text/html"))
                .isPresent()) {
            try (reply) {
                throw loginPage(call, reply);
            }
        }
        return reply;
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

    /**
     * Makes a call and reads its answer.
     *
     * @throws io.github.cameldataverse.client.model.TransportException where the answer broke off or makes no sense
     * @throws io.github.cameldataverse.client.model.AmbiguousOutcomeException where it was that of a write
     */
    public <T> T execute(HttpCall call, ReplyReader<T> reader) {
        try (HttpReply reply = execute(call)) {
            return reader.read(reply);
        } catch (IOException broken) {
            throw Transport.brokenReply(call, broken);
        }
    }

    /** Reads an open answer; need not close it. */
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

    private static AuthenticationException loginPage(HttpCall call, HttpReply reply) {
        return new AuthenticationException(
                call.label() + " was answered with an HTML page, most likely a login page, instead of JSON."
                        + " Check that the environment URL is that of the environment itself, not of a portal or gateway.",
                ErrorMapping.details(call, reply, null),
                null);
    }

    /** Details of an error that came without an answer. */
    static ErrorDetails unanswered(HttpCall call) {
        return new ErrorDetails(
                0, null, null, call.subject().table(), call.subject().rowId());
    }
}
