// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fault;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.cameldataverse.emulator.fault.Wire.Delivered;
import org.jspecify.annotations.Nullable;

/**
 * What a fault does to an answer.
 *
 * @param kind what happens
 * @param answer what is sent instead; null where the real answer is sent, or none
 * @param bytes how many bytes of the body are sent, announced or sent at a time; -1 for half of them
 * @param pause real time between two pieces
 */
public record Effect(Kind kind, @Nullable Answer answer, int bytes, Duration pause) {

    /**
     * An answer in place of the real one.
     *
     * @param status HTTP status
     * @param body possibly empty
     * @param contentType media type of the body
     * @param retryAfter value of {@code Retry-After} as it is sent; null for none
     */
    public record Answer(
            int status,
            String body,
            String contentType,
            @Nullable String retryAfter) {}

    /** The kinds of effects. */
    public enum Kind {
        /** Another status, body and {@code Retry-After}. */
        STATUS("status", () -> Fault.status(503), effect -> Wire.WHOLE),
        /** Nothing but a wait. */
        LATENCY("latency", () -> Fault.latency(Duration.ZERO), effect -> Wire.WHOLE),
        /** The connection ends in the body. */
        TRUNCATED_BODY(
                "truncatedBody",
                () -> Fault.truncatedBody(-1),
                effect -> new Wire(Delivered.PART, effect.bytes, Duration.ZERO)),
        /** The compressed stream ends early. */
        TRUNCATED_GZIP(
                "truncatedGzip",
                Fault::truncatedGzip,
                effect -> new Wire(Delivered.PART_OF_GZIP, effect.bytes, Duration.ZERO)),
        /** Another {@code Content-Length}. */
        WRONG_LENGTH(
                "wrongLength",
                () -> Fault.wrongLength(-1),
                effect -> new Wire(Delivered.WRONG_LENGTH, effect.bytes, Duration.ZERO)),
        /** No answer, and the connection ends. */
        CUT("cut", Fault::cut, effect -> new Wire(Delivered.NOTHING, 0, Duration.ZERO)),
        /** The body in pieces. */
        DRIP(
                "drip",
                () -> Fault.drip(-1, Duration.ZERO),
                effect -> new Wire(Delivered.IN_PIECES, effect.bytes, effect.pause)),
        /** No answer, and the connection stays. */
        BLACK_HOLE("blackHole", Fault::blackHole, effect -> new Wire(Delivered.NEVER, 0, Duration.ZERO)),
        /** An HTML page. */
        LOGIN_PAGE("loginPage", Fault::loginPage, effect -> Wire.WHOLE);

        private final String wireName;
        private final Supplier<Fault> plain;
        private final Function<Effect, Wire> wire;

        Kind(String wireName, Supplier<Fault> plain, Function<Effect, Wire> wire) {
            this.wireName = wireName;
            this.plain = plain;
            this.wire = wire;
        }

        /** The name in the control plane, for example {@code truncatedBody}. */
        public String wireName() {
            return wireName;
        }

        /** A fault of this kind as it is without further settings. */
        public Fault fault() {
            return plain.get();
        }

        /** Whether the fault needs the real answer, so that the request is always carried out. */
        public boolean needsTheAnswer() {
            return this == TRUNCATED_BODY || this == TRUNCATED_GZIP || this == WRONG_LENGTH || this == DRIP;
        }
    }

    Wire wire() {
        return kind.wire.apply(this);
    }

    Answer requireAnswer() {
        if (answer == null) {
            throw new IllegalStateException("A fault of the kind " + kind.wireName + " sends no answer of its own");
        }
        return answer;
    }
}
