// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fault;

import org.jspecify.annotations.Nullable;

/**
 * Service protection limits per user and web server. Source: page "Service protection API limits". Begin with
 * {@link #OFF} or {@link #DOCUMENTED} and change what a test needs.
 *
 * @param quota what is refused
 * @param servers the web servers behind the environment
 * @param cost simulated execution time of a request
 * @param retryAfterSeconds what {@code Retry-After} says; null for the seconds until the window has room again
 */
public record Limits(
        Quota quota, Servers servers, Cost cost, @Nullable Integer retryAfterSeconds) {

    /**
     * What a user may do on one web server; 0 for without limit.
     *
     * @param requests requests in the window
     * @param executionMillis execution time in the window, of all requests together
     * @param concurrent requests at the same time: one that would be the {@code concurrent}th is refused, as the
     *     documentation says "52 or more"; so 1 is no limit that makes sense
     * @param windowSeconds length of the sliding window
     */
    public record Quota(int requests, long executionMillis, int concurrent, int windowSeconds) {

        /** Checks the counts. */
        public Quota {
            if (requests < 0 || executionMillis < 0 || concurrent < 0 || windowSeconds < 1) {
                throw new IllegalArgumentException("Limits must not be negative, and a window has one second or more");
            }
            if (concurrent == 1) {
                throw new IllegalArgumentException("A limit of 1 concurrent request would refuse every request");
            }
        }
    }

    /**
     * The web servers behind the environment. A request goes to a random one, unless it brings the affinity cookie.
     *
     * @param count how many
     * @param dopHint what {@code x-ms-dop-hint} says: the degree of parallelism that the service recommends
     * @param seed of the random choice, so that a test can repeat it
     */
    public record Servers(int count, int dopHint, long seed) {

        /** Checks the count. */
        public Servers {
            if (count < 1 || dopHint < 1) {
                throw new IllegalArgumentException("There is at least one server, and a hint of at least one");
            }
        }
    }

    /**
     * Simulated execution time. It counts against the limit; only when {@code waited} does the answer really take so
     * long.
     *
     * @param millisPerRequest of every request
     * @param millisPerRow of every row in the request or in the answer
     * @param waited whether it is really waited for
     */
    public record Cost(long millisPerRequest, long millisPerRow, boolean waited) {

        /** Checks the times. */
        public Cost {
            if (millisPerRequest < 0 || millisPerRow < 0) {
                throw new IllegalArgumentException("Execution times must not be negative");
            }
        }
    }

    /** No limits: the default of the emulator. */
    public static final Limits OFF =
            new Limits(new Quota(0, 0, 0, 300), new Servers(1, 4, 1), new Cost(0, 0, false), null);

    /** The documented limits, on one web server: 6,000 requests, 1,200 s and 52 at once in 300 s. */
    public static final Limits DOCUMENTED = OFF.with(new Quota(6000, 1_200_000, 52, 300));

    /** These limits with another quota. */
    public Limits with(Quota next) {
        return new Limits(next, servers, cost, retryAfterSeconds);
    }

    /** These limits with other web servers. */
    public Limits with(Servers next) {
        return new Limits(quota, next, cost, retryAfterSeconds);
    }

    /** These limits with other execution times. */
    public Limits with(Cost next) {
        return new Limits(quota, servers, next, retryAfterSeconds);
    }

    /** These limits with a fixed {@code Retry-After}. */
    public Limits withRetryAfter(int seconds) {
        return new Limits(quota, servers, cost, seconds);
    }

    /** Whether anything is limited or simulated. */
    boolean active() {
        return quota.requests > 0
                || quota.executionMillis > 0
                || quota.concurrent > 0
                || servers.count > 1
                || cost.millisPerRequest > 0
                || cost.millisPerRow > 0;
    }
}
