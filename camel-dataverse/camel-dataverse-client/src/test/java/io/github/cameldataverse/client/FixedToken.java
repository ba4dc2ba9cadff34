// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.cameldataverse.client.auth.AccessToken;
import io.github.cameldataverse.client.auth.TokenSource;
import org.jspecify.annotations.Nullable;

/** Hands out token-1, and the next number each time the last one was rejected. */
final class FixedToken implements TokenSource {
    private final AtomicInteger number = new AtomicInteger(1);

    @Override
    public AccessToken token(@Nullable AccessToken rejected) {
        if (rejected != null && rejected.value().equals("token-" + number.get())) {
            number.incrementAndGet();
        }
        return new AccessToken("token-" + number.get(), Instant.now().plus(Duration.ofHours(1)));
    }
}
