// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.auth;

import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.microsoft.aad.msal4j.HttpRequest;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.IHttpResponse;
import io.github.cameldataverse.client.http.Deadline;
import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.http.HttpReply;
import io.github.cameldataverse.client.http.Interceptor;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.ThrottledException;
import io.github.cameldataverse.client.model.TransportException;

/** Lets MSAL send through the connection's own transport, so that trust and deadlines are the same for both. */
final class MsalHttpClient implements IHttpClient {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final Interceptor.Chain transport;

    MsalHttpClient(Interceptor.Chain transport) {
        this.transport = transport;
    }

    @Override
    public IHttpResponse send(HttpRequest request) throws Exception {
        try (HttpReply reply = transport.proceed(call(request))) {
            if (reply.status() >= 500 || reply.status() == 429) {
                // MSAL would take a busy authority for one that refuses
                throw busy(reply);
            }
            String body = new String(reply.body().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(reply.status(), headers(reply), body);
        }
    }

    private static TransportException busy(HttpReply reply) {
        String said = "It answered with status " + reply.status() + ". Try again later.";
        ErrorDetails details =
                new ErrorDetails(reply.status(), null, reply.requestId().orElse(null), null, null);
        ThrottledException wait = reply.retryAfter()
                .map(time -> new ThrottledException("It asks to wait for " + time.toSeconds() + " s.", details, time))
                .orElse(null);
        return new TransportException(said, details, wait);
    }

    private static HttpCall call(HttpRequest request) throws URISyntaxException {
        HttpCall call =
                HttpCall.of(request.httpMethod().name(), request.url().toURI()).by(Deadline.in(DEADLINE));
        Map<String, String> headers = request.headers() == null ? Map.of() : request.headers();
        for (Map.Entry<String, String> header : headers.entrySet()) {
            call = call.withHeader(header.getKey(), header.getValue());
        }
        return request.body() == null ? call : call.withBody(request.body().getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, List<String>> headers(HttpReply reply) {
        return reply.headers().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> List.of(entry.getValue()),
                        (first, second) -> first,
                        () -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER)));
    }

    private record Answer(int statusCode, Map<String, List<String>> headers, String body) implements IHttpResponse {
        @Override
        public String toString() {
            return "Answer[statusCode=" + statusCode + "]";
        }
    }
}
