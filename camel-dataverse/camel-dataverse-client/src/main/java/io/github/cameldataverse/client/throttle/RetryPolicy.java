// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.throttle;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often a fault that may pass is tried again. A 429 is not counted: it is repeated after the time the service asks
 * for, as long as the deadline allows.
 *
 * @param attempts attempts in all for a repeatable call that got no answer, or 502, 503, 504
 * @param firstDelay back-off before the second attempt; doubled for each further one
 * @param longestDelay bound of the back-off
 */
public record RetryPolicy(int attempts, Duration firstDelay, Duration longestDelay) {
    /** Four attempts, 500 ms doubled up to 30 s. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(4, Duration.ofMillis(500), Duration.ofSeconds(30));

    /** Back-off before the attempt after this one (from 1), with jitter between a half and the whole of it. */
    Duration delayAfter(int attempt) {
        long whole = firstDelay.toMillis() << Math.min(attempt - 1, 16);
        long bounded = Math.min(whole, longestDelay.toMillis());
        return Duration.ofMillis(bounded / 2 + ThreadLocalRandom.current().nextLong(bounded / 2 + 1));
    }
}
