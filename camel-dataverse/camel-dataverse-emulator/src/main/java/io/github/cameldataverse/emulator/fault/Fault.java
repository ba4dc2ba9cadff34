// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fault;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong with the requests that match, on either port and for the Web API and the token authority
 * alike. Begin with one of the static methods, then narrow it:
 *
 * <pre>{@code
 * emulator.faults().add(Fault.status(503).retryAfter("2").method("POST").path("*"+"/accounts").times(2));
 * emulator.faults().add(Fault.cut().afterCommit());
 * }</pre>
 *
 * Without more it hits the next request, whatever it is, once.
 *
 * @param match which requests
 * @param moment whether the request has its effect before things go wrong
 * @param effect what happens
 * @param latency a wait, in real time, at that moment
 */
public record Fault(Match match, Moment moment, Effect effect, Duration latency) {

    private static final String LOGIN_PAGE = "<!DOCTYPE html><html><head><title>Sign in to your account</title></head>"
            + "<body><form method=\"post\"><input name=\"loginfmt\"/></form></body></html>";

    /** Whether the request is carried out although its answer is spoiled. */
    public enum Moment {
        /** The request has no effect. */
        BEFORE,
        /** The request has been carried out. */
        AFTER
    }

    /**
     * Which requests a fault hits.
     *
     * @param method for example {@code POST}; null for any
     * @param path the path, or the path with its query, as it is sent; {@code *} stands for any run of characters; null
     *     for any
     * @param skip how many matching requests are left alone first
     * @param times how many matching requests are hit then; 0 for all
     */
    public record Match(@Nullable String method, @Nullable String path, int skip, int times) {

        /** Checks the counts. */
        public Match {
            if (skip < 0 || times < 0) {
                throw new IllegalArgumentException("skip and times must not be negative");
            }
        }

        /** Whether a request is meant, going by its method and its path with its query. */
        public boolean fits(String requested, String pathAndQuery) {
            if (method != null && !method.equalsIgnoreCase(requested)) {
                return false;
            }
            return path == null
                    || Glob.matches(path, pathAndQuery.replaceFirst("\\?.*$", ""))
                    || Glob.matches(path, pathAndQuery);
        }
    }

    /** Answers with a status and no body instead of carrying the request out. */
    public static Fault status(int status) {
        return of(Effect.Kind.STATUS, Moment.BEFORE).answering(new Effect.Answer(status, "", "text/plain", null));
    }

    /** Answers late, in real time. */
    public static Fault latency(Duration latency) {
        return of(Effect.Kind.LATENCY, Moment.AFTER).waiting(latency);
    }

    /** Sends the status, the headers and the first bytes of the body, then closes the connection. */
    public static Fault truncatedBody(int bytes) {
        return of(Effect.Kind.TRUNCATED_BODY, Moment.AFTER).bytes(bytes);
    }

    /** Sends a compressed body that ends early although its length is right; whether or not gzip was asked for. */
    public static Fault truncatedGzip() {
        return of(Effect.Kind.TRUNCATED_GZIP, Moment.AFTER);
    }

    /** Sends a {@code Content-Length} that is not that of the body; a body that is longer is sent up to it. */
    public static Fault wrongLength(int contentLength) {
        return of(Effect.Kind.WRONG_LENGTH, Moment.AFTER).bytes(contentLength);
    }

    /** Closes the connection without an answer; the request has no effect unless {@link #afterCommit} says so. */
    public static Fault cut() {
        return of(Effect.Kind.CUT, Moment.BEFORE);
    }

    /** Sends the body in pieces with real pauses between them. */
    public static Fault drip(int bytes, Duration pause) {
        Fault fault = of(Effect.Kind.DRIP, Moment.AFTER).bytes(bytes);
        Effect drip = fault.effect;
        return fault.with(new Effect(drip.kind(), drip.answer(), bytes, pause));
    }

    /** Never answers and keeps the connection open until the emulator stops or the caller gives up. */
    public static Fault blackHole() {
        return of(Effect.Kind.BLACK_HOLE, Moment.BEFORE);
    }

    /** Answers 200 with an HTML page that asks to sign in, as a proxy or a wrong URL does. */
    public static Fault loginPage() {
        return of(Effect.Kind.LOGIN_PAGE, Moment.BEFORE)
                .answering(new Effect.Answer(200, LOGIN_PAGE, "text/html; charset=utf-8", null));
    }

    static Fault of(Effect.Kind kind, Moment moment) {
        return new Fault(new Match(null, null, 0, 1), moment, new Effect(kind, null, -1, Duration.ZERO), Duration.ZERO);
    }

    /** Only requests with this method. */
    public Fault method(String method) {
        return with(new Match(method, match.path, match.skip, match.times));
    }

    /** Only requests with this path; see {@link Match#path}. */
    public Fault path(String path) {
        return with(new Match(match.method, path, match.skip, match.times));
    }

    /** Leaves so many matching requests alone first. */
    public Fault skip(int skip) {
        return with(new Match(match.method, match.path, skip, match.times));
    }

    /** Hits so many matching requests; 0 for all. */
    public Fault times(int times) {
        return with(new Match(match.method, match.path, match.skip, times));
    }

    /** Carries the request out first. */
    public Fault afterCommit() {
        return new Fault(match, Moment.AFTER, effect, latency);
    }

    /** A wait besides the rest. */
    public Fault waiting(Duration wait) {
        return new Fault(match, moment, effect, wait);
    }

    /** The value of {@code Retry-After}, sent as it is: seconds, an HTTP date, or nonsense. */
    public Fault retryAfter(String value) {
        Effect.Answer old = effect.requireAnswer();
        return answering(new Effect.Answer(old.status(), old.body(), old.contentType(), value));
    }

    /** The body of the answer. */
    public Fault body(String contentType, String body) {
        Effect.Answer old = effect.requireAnswer();
        return answering(new Effect.Answer(old.status(), body, contentType, old.retryAfter()));
    }

    private Fault answering(Effect.Answer answer) {
        return with(new Effect(effect.kind(), answer, effect.bytes(), effect.pause()));
    }

    private Fault bytes(int bytes) {
        return with(new Effect(effect.kind(), effect.answer(), bytes, effect.pause()));
    }

    private Fault with(Match next) {
        return new Fault(next, moment, effect, latency);
    }

    private Fault with(Effect next) {
        return new Fault(match, moment, next, latency);
    }
}
