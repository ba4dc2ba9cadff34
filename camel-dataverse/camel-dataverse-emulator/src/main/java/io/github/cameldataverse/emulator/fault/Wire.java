// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fault;

import java.time.Duration;

/**
 * How an answer is put on the wire.
 *
 * @param delivered what of it
 * @param bytes how many bytes, where that matters; negative for half of the body
 * @param pause real time between two pieces
 */
public record Wire(Delivered delivered, int bytes, Duration pause) {

    /** An answer as it should be. */
    public static final Wire WHOLE = new Wire(Delivered.WHOLE, 0, Duration.ZERO);

    /** What of an answer reaches the caller. */
    public enum Delivered {
        /** All. */
        WHOLE,
        /** Nothing; the connection is closed. */
        NOTHING,
        /** Nothing; the connection stays open. */
        NEVER,
        /** Less than {@code Content-Length}; the connection is closed. */
        PART,
        /** The first bytes of the compressed body, with their length. */
        PART_OF_GZIP,
        /** The body under a {@code Content-Length} that is not its own. */
        WRONG_LENGTH,
        /** All, in pieces. */
        IN_PIECES
    }

    /** How many bytes of a body of this length are meant: never more than it has, and half of it by default. */
    public int limit(int length) {
        return bytes < 0 ? length / 2 : Math.min(bytes, length);
    }

    /** Waits as long as there is to wait between two pieces. */
    public void rest() {
        Pause.of(pause);
    }

    /** Whether the caller gets an answer that it can use. */
    public boolean answers() {
        return delivered == Delivered.WHOLE || delivered == Delivered.IN_PIECES;
    }
}
