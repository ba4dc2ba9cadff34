// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.http;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;

import io.github.cameldataverse.client.model.AmbiguousOutcomeException;
import io.github.cameldataverse.client.model.TransportException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * The end of the chain: Apache HttpClient 5 with a pool of connections, gzip, and nothing done behind the caller's back:
 * no retries, no redirects, no cookies (the affinity cookie would bind all calls to one web server). A call that passes
 * its deadline is cut, wherever it is. Thread-safe.
 */
public final class Transport implements Interceptor.Chain, AutoCloseable {
    private static final int PROXY_WANTS_LOGIN = 407;

    private final CloseableHttpClient client;
    private final @Nullable ForwardProxy proxy;
    private final ScheduledThreadPoolExecutor scissors;

    /** A transport; opens no connection yet. */
    public Transport(TransportSettings settings) {
        this.client = ApacheClient.build(settings);
        this.proxy = settings.proxy();
        this.scissors = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "dataverse-deadline");
            thread.setDaemon(true);
            return thread;
        });
        // else every request would be kept, with its body, until its deadline
        this.scissors.setRemoveOnCancelPolicy(true);
    }

    /**
     * Sends a call.
     *
     * @throws TransportException where it was not sent whole, or is safe to send again
     * @throws AmbiguousOutcomeException where a write was sent and the answer is missing
     */
    @Override
    public HttpReply proceed(HttpCall call) {
        HttpUriRequestBase request = new HttpUriRequestBase(call.method(), call.uri());
        call.headers().forEach(request::setHeader);
        Attempt attempt = new Attempt(call.body());
        request.setEntity(attempt.entity());
        Cut cut = cutAtDeadline(call, request);
        boolean answered = false;
        try {
            ClassicHttpResponse response = client.executeOpen(null, request, attempt.context());
            HttpReply reply = reply(response, new OpenAnswer(request, response, cut));
            requireServer(call, reply, attempt);
            answered = true;
            return reply;
        } catch (IOException failure) {
            String what = cut.isDone() ? "the deadline passed" : TransportFailure.reason(failure);
            throw TransportFailure.ofSending(call, what + through(), attempt.mayHaveArrived(), failure);
        } finally {
            if (!answered) {
                cut.end();
            }
        }
    }

    private Cut cutAtDeadline(HttpCall call, HttpUriRequestBase request) {
        try {
            return new Cut(scissors, call.timeLeft(), request::cancel);
        } catch (RejectedExecutionException closed) {
            throw new TransportException(
                    call.label() + " was not sent: the connection is closed.", HttpPipeline.unanswered(call), closed);
        }
    }

    /** A proxy that refuses is not Dataverse refusing. */
    private void requireServer(HttpCall call, HttpReply reply, Attempt attempt) {
        boolean refused = !reply.isSuccess() && !attempt.hasBegun();
        if (!refused && reply.status() != PROXY_WANTS_LOGIN) {
            return;
        }
        reply.close();
        String advice = reply.status() == PROXY_WANTS_LOGIN
                ? "it wants a user and a password, or others than it was given"
                : "it does not let the request through";
        throw TransportFailure.ofSending(
                call,
                "the proxy" + (proxy == null ? "" : " " + proxy) + " answered with status " + reply.status() + ", "
                        + advice,
                false,
                new IOException("Refused by the proxy with status " + reply.status()));
    }

    private String through() {
        return proxy == null ? "" : ", through the proxy " + proxy;
    }

    @Override
    public void close() {
        scissors.shutdownNow();
        client.close(CloseMode.GRACEFUL);
    }

    private static HttpReply reply(ClassicHttpResponse response, OpenAnswer answer) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.merge(header.getName(), header.getValue(), (first, second) -> first + ", " + second);
        }
        return new HttpReply(response.getCode(), headers, answer.body(), answer);
    }
}
