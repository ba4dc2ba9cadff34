// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An answer whose body is still arriving. Whoever gets one closes it; closing frees the network connection.
 *
 * <p>One thread reads; {@link #close} and {@link #abort} may come from any other.
 */
public final class HttpReply implements AutoCloseable {
    /** Enough to tell a page of rows from an error or a login page; larger reads go past this buffer. */
    private static final int PEEK = 64;

    private final int status;
    private final Map<String, String> headers;
    private final InputStream body;
    private final Hold hold;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** What an answer keeps busy: a network connection, and perhaps the right to use it. */
    public interface Hold {
        /** Gives everything back; called once, by whichever thread closes the answer. */
        void close();

        /** Whoever reads cannot go on for a while: what others wait for is given back, the deadline stands still. */
        default void stall() {}

        /** Whoever reads goes on: the deadline runs again. */
        default void resume() {}

        /** Breaks the network connection, so that a read that waits for bytes ends at once; from any thread. */
        default void abort() {}
    }

    /**
     * An answer.
     *
     * @param status HTTP status
     * @param headers name to value; names are compared without case
     * @param body bytes, decompressed; empty where there is none
     * @param hold what closing it gives back
     */
    public HttpReply(int status, Map<String, String> headers, InputStream body, Hold hold) {
        this.status = status;
        this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        this.headers.putAll(headers);
        this.body = body.markSupported() ? body : new BufferedInputStream(body, PEEK);
        this.hold = hold;
    }

    /** An answer that is whole already and keeps nothing busy. */
    public HttpReply(int status, Map<String, String> headers, byte[] body) {
        this(status, headers, new ByteArrayInputStream(body), () -> {});
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

    /** The same answer, with one more thing to do when it is closed, or before that when it stalls; done at least once. */
    public HttpReply andWhenDone(Runnable action) {
        return new HttpReply(status, headers, body, new Same() {
            @Override
            public void close() {
                try {
                    super.close();
                } finally {
                    action.run();
                }
            }

            @Override
            public void stall() {
                super.stall();
                action.run();
            }
        });
    }

    /** The same answer, whose stalls stop a clock. */
    HttpReply stopping(StoppableClock clock) {
        return new HttpReply(status, headers, body, new Same() {
            @Override
            public void stall() {
                super.stall();
                clock.stop();
            }

            @Override
            public void resume() {
                clock.resume();
                super.resume();
            }
        });
    }

    /** An answer that is carried inside this one: what the one keeps busy, the other does. */
    public HttpReply carrying(int innerStatus, Map<String, String> innerHeaders, InputStream innerBody) {
        return new HttpReply(innerStatus, innerHeaders, innerBody, new Same());
    }

    /**
     * Says that whoever reads the body cannot go on for a while: the network connection stays, but what others wait for is
     * given back, and until {@link #resume} the time does not count against the deadline.
     */
    public void stall() {
        hold.stall();
    }

    /** Says that the reading goes on after a {@link #stall}. */
    public void resume() {
        hold.resume();
    }

    /** Breaks the network connection off, from any thread: a read that waits for bytes fails at once. Close it after. */
    public void abort() {
        hold.abort();
    }

    /** How the body begins, its first 64 bytes as Latin-1; waits for them or the end, and leaves everything to be read. */
    String beginning() throws IOException {
        body.mark(PEEK);
        byte[] bytes = new byte[PEEK];
        int length = body.readNBytes(bytes, 0, PEEK);
        body.reset();
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }

    /** Reads the whole body and closes. */
    public byte[] readAll() throws IOException {
        try (this) {
            return body.readAllBytes();
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            hold.close();
        }
    }

    /** What this answer keeps busy. */
    private class Same implements Hold {
        @Override
        public void close() {
            HttpReply.this.close();
        }

        @Override
        public void stall() {
            HttpReply.this.stall();
        }

        @Override
        public void resume() {
            HttpReply.this.resume();
        }

        @Override
        public void abort() {
            HttpReply.this.abort();
        }
    }
}
