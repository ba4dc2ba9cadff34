// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Locale;

import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.fault.Limits.Quota;
import org.jspecify.annotations.Nullable;

/** What one user did lately on one web server. */
final class Window {

    private record Spent(Instant at, long millis) {}

    private final Deque<Instant> requests = new ArrayDeque<>();
    private final Deque<Spent> executions = new ArrayDeque<>();
    private long spent;
    private int running;

    /** Lets a request in, or gives the documented refusal. */
    synchronized @Nullable Reply enter(Limits limits, Instant now) {
        forget(limits.quota(), now);
        Quota quota = limits.quota();
        if (quota.concurrent() > 0 && running + 1 >= quota.concurrent()) {
            return refusal(
                    limits,
                    "0x80072326",
                    "Number of concurrent requests exceeded the limit of " + quota.concurrent() + ".",
                    1);
        }
        if (quota.requests() > 0 && requests.size() >= quota.requests()) {
            return refusal(
                    limits,
                    "0x80072322",
                    "Number of requests exceeded the limit of " + quota.requests() + " over time window of "
                            + quota.windowSeconds() + " seconds.",
                    seconds(limits, requests.getFirst(), now));
        }
        if (quota.executionMillis() > 0 && spent >= quota.executionMillis()) {
            return refusal(
                    limits,
                    "0x80072321",
                    "Combined execution time of incoming requests exceeded limit of "
                            + String.format(Locale.ROOT, "%,d", quota.executionMillis())
                            + "  milliseconds over time window of " + quota.windowSeconds()
                            + " seconds. Decrease number of concurrent requests or reduce the duration of requests"
                            + " and try again later.",
                    seconds(limits, enough(quota), now));
        }
        requests.addLast(now);
        running++;
        return null;
    }

    /** Whether nothing runs and nothing counts any more. */
    synchronized boolean empty(Quota quota, Instant now) {
        forget(quota, now);
        return running == 0 && requests.isEmpty() && executions.isEmpty();
    }

    synchronized void leave() {
        running--;
    }

    synchronized void spend(Instant now, long millis) {
        executions.addLast(new Spent(now, millis));
        spent += millis;
    }

    /** Adds the headers that tell what is left. */
    synchronized Reply counted(Reply reply, Limits limits, Instant now) {
        Quota quota = limits.quota();
        forget(quota, now);
        Reply counted =
                reply.with("x-ms-dop-hint", String.valueOf(limits.servers().dopHint()));
        if (quota.requests() > 0) {
            counted = counted.with(
                    "x-ms-ratelimit-burst-remaining-xrm-requests",
                    String.valueOf(Math.max(0, quota.requests() - requests.size())));
        }
        if (quota.executionMillis() > 0) {
            double seconds = Math.max(0, quota.executionMillis() - spent) / 1000.0;
            counted = counted.with(
                    "x-ms-ratelimit-time-remaining-xrm-requests", String.format(Locale.ROOT, "%,.2f", seconds));
        }
        return counted;
    }

    private void forget(Quota quota, Instant now) {
        Instant begin = now.minusSeconds(quota.windowSeconds());
        while (!requests.isEmpty() && !requests.getFirst().isAfter(begin)) {
            requests.removeFirst();
        }
        while (!executions.isEmpty() && !executions.getFirst().at.isAfter(begin)) {
            spent -= executions.removeFirst().millis;
        }
    }

    /** The execution that must leave the window before there is time again. */
    private Instant enough(Quota quota) {
        long left = spent;
        Instant last = Instant.MIN;
        for (Iterator<Spent> oldest = executions.iterator(); left >= quota.executionMillis(); ) {
            Spent next = oldest.next();
            left -= next.millis;
            last = next.at;
        }
        return last;
    }

    /** Whole seconds, rounded up, until something that was counted leaves the window. */
    private static long seconds(Limits limits, Instant counted, Instant now) {
        Instant until = counted.plusSeconds(limits.quota().windowSeconds());
        return Math.max(1, (Duration.between(now, until).toMillis() + 999) / 1000);
    }

    private Reply refusal(Limits limits, String code, String message, long seconds) {
        Integer fixed = limits.retryAfterSeconds();
        return Reply.error(429, code, message)
                .with("Retry-After", String.valueOf(fixed == null ? seconds : fixed.longValue()))
                .with("x-ms-dop-hint", String.valueOf(limits.servers().dopHint()));
    }
}
