// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.http;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An answer whose body is still arriving. Whoever gets one closes it; closing frees the network connection.
 *
 * <p>Not thread-safe.
 */
public final class HttpReply implements AutoCloseable {
    private final int status;
    private final Map<String, String> headers;
    private final InputStream body;
    private final Runnable whenClosed;
    private final Runnable whenStalled;
    private boolean closed;

    /**
     * An answer.
     *
     * @param status HTTP status
     * @param headers name to value; names are compared without case
     * @param body bytes, decompressed; empty where there is none
     * @param whenClosed run once, on closing
     * @param whenStalled run when whoever reads the body cannot go on for a while
     */
    public HttpReply(
            int status, Map<String, String> headers, InputStream body, Runnable whenClosed, Runnable whenStalled) {
        this.status = status;
        this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        this.headers.putAll(headers);
        this.body = body;
        this.whenClosed = whenClosed;
        this.whenStalled = whenStalled;
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** Whether the service carried the call out. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** A header, by its name without case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** All headers. */
    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }

    /** The body while it arrives. */
    public InputStream body() {
        return body;
    }

    /** The service's id of this request, whatever the header is called. */
    public Optional<String> requestId() {
        return header("x-ms-service-request-id").or(() -> header("REQ_ID")).or(() -> header("x-ms-request-id"));
    }

    /** The time to wait before the next request, where the service asks for one (seconds or a date) and it is not over. */
    public Optional<Duration> retryAfter() {
        return header("Retry-After").flatMap(RetryAfter::of);
    }

    /** The same answer, with one more thing to do when it is closed, or before that when it stalls. */
    public HttpReply andWhenDone(Runnable action) {
        Runnable done = () -> {
            try {
                close();
            } finally {
                action.run();
            }
        };
        return new HttpReply(status, headers, body, done, () -> {
            stall();
            action.run();
        });
    }

    /**
     * Says that whoever reads the body cannot go on for a while: the network connection stays, but what others wait for is
     * given back, and the time does not count against the deadline.
     */
    public void stall() {
        whenStalled.run();
    }

    /** Reads the whole body and closes. */
    public byte[] readAll() throws IOException {
        try (this) {
            return body.readAllBytes();
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            whenClosed.run();
        }
    }
}
