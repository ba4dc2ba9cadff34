// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fault;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

import io.github.cameldataverse.emulator.call.HttpMessage;
import io.github.cameldataverse.emulator.call.Reply;
import org.jspecify.annotations.Nullable;

/** The faults that are armed. Thread-safe. The first that fits a request hits it; a request is hit by one at most. */
public final class Faults {

    private static final class Armed {
        private final Fault fault;
        private int seen;

        private Armed(Fault fault) {
            this.fault = fault;
        }

        private boolean hit() {
            seen++;
            Fault.Match match = fault.match();
            return seen > match.skip() && (match.times() == 0 || seen - match.skip() <= match.times());
        }

        private boolean spent() {
            Fault.Match match = fault.match();
            return match.times() != 0 && seen - match.skip() >= match.times();
        }
    }

    private final List<Armed> armed = new ArrayList<>();
    private CountDownLatch cleared = new CountDownLatch(1);

    /** No fault is armed at first. */
    public Faults() {}

    /** Arms a fault, behind those that are armed already. */
    public synchronized void add(Fault fault) {
        armed.add(new Armed(fault));
    }

    /** Disarms every fault, and lets go the connections that black holes hold: they are closed. */
    public synchronized void clear() {
        armed.clear();
        cleared.countDown();
        cleared = new CountDownLatch(1);
    }

    /** The faults that can still hit a request, in the order in which they were armed. */
    public synchronized List<Fault> armed() {
        return armed.stream().map(one -> one.fault).toList();
    }

    /** The fault that hits a request, counted as used. */
    public synchronized Optional<Fault> take(HttpMessage message) {
        for (Armed one : List.copyOf(armed)) {
            if (one.fault.match().fits(message.method(), message.pathAndQuery())) {
                boolean hit = one.hit();
                if (one.spent()) {
                    armed.remove(one);
                }
                if (hit) {
                    return Optional.of(one.fault);
                }
            }
        }
        return Optional.empty();
    }

    /** Answers a request that a fault hits. */
    public Delivery strike(Fault fault, Supplier<Delivery> real) {
        CountDownLatch hold = cleared();
        boolean committed =
                fault.moment() == Fault.Moment.AFTER || fault.effect().kind().needsTheAnswer();
        boolean before = fault.moment() == Fault.Moment.BEFORE;
        if (before) {
            Pause.of(fault.latency());
        }
        Reply instead = instead(fault.effect().answer());
        Delivery delivery;
        if (committed || (instead == null && fault.effect().wire().answers())) {
            Delivery answer = real.get();
            delivery = instead == null ? answer : answer.replaced(instead);
        } else {
            delivery = Delivery.of(instead == null ? new Reply(0, Map.of(), new byte[0]) : instead);
        }
        if (!before) {
            Pause.of(fault.latency());
        }
        return delivery.on(fault.effect().wire(), hold);
    }

    private synchronized CountDownLatch cleared() {
        return cleared;
    }

    private static @Nullable Reply instead(Effect.@Nullable Answer answer) {
        if (answer == null) {
            return null;
        }
        Map<String, String> headers = new LinkedHashMap<>();
        if (!answer.body().isEmpty()) {
            headers.put("Content-Type", answer.contentType());
        }
        if (answer.retryAfter() != null) {
            headers.put("Retry-After", answer.retryAfter());
        }
        return new Reply(answer.status(), headers, answer.body().getBytes(StandardCharsets.UTF_8));
    }
}
