// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

import io.github.cameldataverse.client.model.DataverseException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a token until five minutes before its end. Many threads cause one request: the others wait for it, or go on with
 * the old token while it is still valid; an authority that is down or refuses matters only when the token has ended.
 */
final class CachedTokenSource implements TokenSource {
    private static final Duration RENEW_BEFORE = Duration.ofMinutes(5);

    private final TokenSource origin;
    private final ReentrantLock renewing = new ReentrantLock();
    private volatile @Nullable AccessToken current;

    CachedTokenSource(TokenSource origin) {
        this.origin = origin;
    }

    @Override
    public AccessToken token(@Nullable AccessToken rejected) {
        AccessToken token = current;
        boolean usable = token != null && !token.equals(rejected) && !endsWithin(token, Duration.ZERO);
        if (token != null && usable && (!endsWithin(token, RENEW_BEFORE) || !renewing.tryLock())) {
            return token;
        }
        if (!usable) {
            renewing.lock();
        }
        try {
            return renewed(token, rejected);
        } catch (DataverseException refused) {
            if (token == null || !usable) {
                throw refused;
            }
            return token;
        } finally {
            renewing.unlock();
        }
    }

    private static boolean endsWithin(AccessToken token, Duration time) {
        return !Instant.now().plus(time).isBefore(token.expiresAt());
    }

    private AccessToken renewed(@Nullable AccessToken seen, @Nullable AccessToken rejected) {
        AccessToken token = current;
        boolean renewedMeanwhile = token != null && token != seen && !token.equals(rejected);
        if (token == null || !renewedMeanwhile) {
            token = origin.token(rejected);
            current = token;
        }
        return token;
    }
}
