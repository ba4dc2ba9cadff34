// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.faults;

import java.time.Duration;

/**
 * What happens to one connection through a {@link FaultProxy}. Byte counts are those of the wire, so that they hold for
 * TLS as for plain text.
 *
 * @param where in which direction it goes wrong
 * @param how what goes wrong
 * @param bytes bytes that pass before it does; of a drip: bytes a second
 * @param delay time before the connection is served at all
 */
public record NetworkFault(Where where, How how, long bytes, Duration delay) {
    /** Nothing goes wrong. */
    public static final NetworkFault NONE = of(Where.ANSWER, How.PASS, 0);

    /** A direction. */
    public enum Where {
        /** From the client to the server. */
        REQUEST,
        /** From the server to the client. */
        ANSWER
    }

    /** A kind of fault. */
    public enum How {
        /** Everything passes. */
        PASS,
        /** The connection ends (FIN), as if its side had finished. */
        CUT,
        /** The connection is reset (RST). */
        RESET,
        /** Nothing passes any more, and the connection stays open. */
        BLACK_HOLE,
        /** Bytes pass slowly. */
        DRIP,
        /** Bytes that are neither TLS nor HTTP come instead. */
        NOISE
    }

    /** After so many bytes of the answer the connection ends. */
    public static NetworkFault cutAnswerAfter(long bytes) {
        return of(Where.ANSWER, How.CUT, bytes);
    }

    /** After so many bytes of the answer the connection is reset. */
    public static NetworkFault resetAnswerAfter(long bytes) {
        return of(Where.ANSWER, How.RESET, bytes);
    }

    /** After so many bytes of the request the connection is reset; the server gets no more than these. */
    public static NetworkFault resetRequestAfter(long bytes) {
        return of(Where.REQUEST, How.RESET, bytes);
    }

    /** After so many bytes of the answer nothing comes any more. */
    public static NetworkFault blackHoleAfter(long bytes) {
        return of(Where.ANSWER, How.BLACK_HOLE, bytes);
    }

    /** The answer comes with so many bytes a second. */
    public static NetworkFault drip(long bytesPerSecond) {
        return of(Where.ANSWER, How.DRIP, bytesPerSecond);
    }

    /** What answers is no TLS server and no HTTP server. */
    public static NetworkFault noise() {
        return of(Where.ANSWER, How.NOISE, 0);
    }

    /** The connection is accepted, but served only after a while. */
    public static NetworkFault delayedBy(Duration delay) {
        return new NetworkFault(Where.ANSWER, How.PASS, 0, delay);
    }

    private static NetworkFault of(Where where, How how, long bytes) {
        return new NetworkFault(where, how, bytes, Duration.ZERO);
    }
}
