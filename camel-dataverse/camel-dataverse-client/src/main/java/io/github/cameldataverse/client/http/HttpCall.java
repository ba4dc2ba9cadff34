// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.http;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * One HTTP call to make; immutable, {@code with...} copies.
 *
 * @param method {@code GET}, {@code POST}, {@code PATCH}, {@code PUT}, {@code DELETE}
 * @param uri absolute URL, sent byte for byte
 * @param headers name to value
 * @param body UTF-8 JSON or a form, or null
 * @param subject what the call is about, for errors and observations
 * @param deadline when it must be done; a call gets one from the chain where it brings none
 */
public record HttpCall(
        String method,
        URI uri,
        Map<String, String> headers,
        byte @Nullable [] body,
        Subject subject,
        @Nullable Deadline deadline) {
    private static final Duration WITHOUT_DEADLINE = Duration.ofMinutes(2);

    /**
     * What a call is about.
     *
     * @param table logical name or entity set, or null for the environment as a whole
     * @param rowId row id or alternate key, or null
     */
    public record Subject(@Nullable String table, @Nullable String rowId) {
        /** The environment as a whole. */
        public static final Subject ENVIRONMENT = new Subject(null, null);
    }

    /** A call; the headers are copied. */
    public HttpCall {
        Objects.requireNonNull(method, "method");
        headers = Map.copyOf(headers);
    }

    /** A call without headers and body, about the environment. */
    public static HttpCall of(String method, URI uri) {
        return new HttpCall(method, uri, Map.of(), null, Subject.ENVIRONMENT, null);
    }

    /** The same call with one header more, or replaced. */
    public HttpCall withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpCall(method, uri, more, body, subject, deadline);
    }

    /** The same call with this body. */
    public HttpCall withBody(byte[] bytes) {
        return new HttpCall(method, uri, headers, bytes, subject, deadline);
    }

    /** The same call, to this URL. */
    public HttpCall to(URI newUri) {
        return new HttpCall(method, newUri, headers, body, subject, deadline);
    }

    /** The same call, about this. */
    public HttpCall about(@Nullable String table, @Nullable String rowId) {
        return new HttpCall(method, uri, headers, body, new Subject(table, rowId), deadline);
    }

    /** The same call, to be done by then. */
    public HttpCall by(Deadline newDeadline) {
        return new HttpCall(method, uri, headers, body, subject, newDeadline);
    }

    /** Time left for this call. */
    public Duration timeLeft() {
        return deadline == null ? WITHOUT_DEADLINE : deadline.remaining();
    }

    /**
     * Whether sending it twice leaves the environment as sending it once does, and answers the same: reads, and updates of
     * a row that must exist ({@code If-Match: *}). A create, an upsert (which would bring a row back that was deleted
     * meanwhile), a delete and a write that depends on the row's version are not.
     */
    public boolean isRepeatable() {
        return switch (method) {
            case "GET" -> true;
            case "PATCH" -> "*".equals(headers.get("If-Match"));
            default -> false;
        };
    }

    /** Method and path without the query, which may hold values: for errors and logs. */
    public String label() {
        return method + " " + uri.getPath();
    }

    /** Without headers, one of which is the token, and without the query, which may hold values. */
    @Override
    public String toString() {
        return "HttpCall[" + label() + ", subject=" + subject + "]";
    }
}
