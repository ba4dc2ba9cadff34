// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fault;

import java.util.concurrent.CountDownLatch;

import io.github.cameldataverse.emulator.call.Reply;

/**
 * An answer on its way to the caller.
 *
 * @param reply the answer
 * @param wire how it is put on the wire
 * @param end told when it is over
 * @param hold until when a caller that gets no answer is kept waiting
 */
public record Delivery(Reply reply, Wire wire, End end, CountDownLatch hold) {

    private static final CountDownLatch NO_HOLD = new CountDownLatch(0);

    /** Told once, when the last byte is written or nothing more will be. */
    @FunctionalInterface
    public interface End {
        /** {@code answered} is false when the caller cannot have got the whole answer. */
        void reached(boolean answered);
    }

    /** An answer without faults that nobody waits for. */
    public static Delivery of(Reply reply) {
        return new Delivery(reply, Wire.WHOLE, answered -> {}, NO_HOLD);
    }

    /** HTTP status that the caller sees; 0 if it sees none. */
    public int status() {
        return wire.delivered() == Wire.Delivered.NOTHING || wire.delivered() == Wire.Delivered.NEVER
                ? 0
                : reply.status();
    }

    /** This answer, put on the wire in another way. */
    Delivery on(Wire next, CountDownLatch until) {
        return new Delivery(reply, next, end, until);
    }

    /** Another answer that tells the same. */
    public Delivery saying(Reply other) {
        return new Delivery(other, wire, end, hold);
    }

    /** Another answer in the place of this one, which is thereby lost. */
    public Delivery replaced(Reply other) {
        return new Delivery(other, wire, answered -> end.reached(false), hold);
    }

    /** This answer, and one more that is told about its end. */
    public Delivery then(End more) {
        End both = answered -> {
            end.reached(answered);
            more.reached(answered);
        };
        return new Delivery(reply, wire, both, hold);
    }
}
