// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.cameldataverse.client.model.AuthenticationException;
import io.github.cameldataverse.client.model.DataverseException;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.ThrottledException;
import io.github.cameldataverse.client.model.TransportException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the token of a connection. It is renewed five minutes before its end (a short-lived one at half its life) by one
 * thread, while everyone goes on with the old one; where there is none that is good, everyone waits for the same login, each
 * no longer than its own deadline. After a login that failed, or whose token Dataverse refused as it did the one before,
 * the next one is put off, from one second doubled up to a minute, or as long as the authority asks, so that an authority in
 * trouble is not stormed. Thread-safe.
 */
public final class TokenCache {
    private static final Duration RENEW_BEFORE = Duration.ofMinutes(5);
    private static final Duration FIRST_REST = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 6;
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);
    /** A token that is refused this soon after its login was never good. */
    private static final Duration YOUNG = Duration.ofSeconds(10);

    private final TokenSource origin;
    private final Executor logins;
    private final Clock clock;
    private @Nullable AccessToken current;
    private Instant boughtAt = Instant.MIN;
    private Instant renewAt = Instant.MIN;
    private boolean replacesRejected;
    private @Nullable AccessToken rejected;
    private @Nullable CompletableFuture<AccessToken> login;
    private int failures;
    private Instant restsUntil = Instant.MIN;

    /**
     * An empty cache.
     *
     * @param origin asked for each new token, by one thread at a time
     * @param logins runs the logins
     * @param clock what tells that a token has ended
     */
    public TokenCache(TokenSource origin, Executor logins, Clock clock) {
        this.origin = origin;
        this.logins = logins;
        this.clock = clock;
    }

    /**
     * A token that is valid now.
     *
     * @param patience how long the caller may wait for a login
     * @throws AuthenticationException where the authority refuses the credential
     * @throws TransportException where it cannot be asked, or not in time
     */
    public AccessToken token(Duration patience) {
        CompletableFuture<AccessToken> coming;
        synchronized (this) {
            Instant now = clock.instant();
            AccessToken token = current;
            boolean usable = token != null && now.isBefore(token.expiresAt());
            if (token == null || !usable || !now.isBefore(renewAt)) {
                coming = coming(now);
            } else {
                return token;
            }
            if (token != null && usable) {
                return token;
            }
        }
        return await(coming, patience);
    }

    /** Says that Dataverse refused a token; one that has been replaced already costs no other login. */
    synchronized void reject(AccessToken refused) {
        if (!refused.equals(current)) {
            return;
        }
        current = null;
        rejected = refused;
        boolean isYoung = clock.instant().isBefore(boughtAt.plus(YOUNG));
        if (isYoung && replacesRejected && (login == null || login.isDone())) {
            Duration wait = rest(null);
            login = CompletableFuture.failedFuture(new AuthenticationException(
                    "Dataverse refused a token that the authority had just given, as it did the one before it. Nothing was"
                            + " sent, and no other token is asked for within " + wait.toSeconds() + " s. Check that"
                            + " environment-url, tenant-id (or authority) and scope belong together.",
                    ErrorDetails.NONE,
                    null));
        }
    }

    /** The login that is under way, or the last failure while it is too early for another, or a new login. */
    private synchronized CompletableFuture<AccessToken> coming(Instant now) {
        CompletableFuture<AccessToken> last = login;
        if (last != null && (!last.isDone() || last.isCompletedExceptionally() && now.isBefore(restsUntil))) {
            return last;
        }
        CompletableFuture<AccessToken> next = new CompletableFuture<>();
        login = next;
        AccessToken refused = rejected;
        try {
            logins.execute(() -> logIn(next, refused));
        } catch (RejectedExecutionException closed) {
            next.completeExceptionally(new TransportException(
                    "No token was asked for: the connection is closed. Nothing was sent.", ErrorDetails.NONE, closed));
        }
        return next;
    }

    @SuppressWarnings("PMD.AvoidCatchingThrowable") // whoever waits must hear of everything
    private void logIn(CompletableFuture<AccessToken> result, @Nullable AccessToken refused) {
        try {
            AccessToken token = origin.token(refused);
            AccessToken late = keepUnlessRefused(token, result, refused);
            if (late != null) {
                keep(origin.token(late), result, true);
            }
        } catch (Throwable failure) {
            fail(failure, result);
        }
    }

    /** Keeps a token, unless it was refused while it was being renewed and the source has it still: then answers it. */
    private synchronized @Nullable AccessToken keepUnlessRefused(
            AccessToken token, CompletableFuture<AccessToken> result, @Nullable AccessToken told) {
        AccessToken latest = rejected;
        if (latest != null && !latest.equals(told) && latest.value().equals(token.value())) {
            return latest;
        }
        keep(token, result, told != null);
        return null;
    }

    /** Whoever waits gets the token before anyone can reject it. */
    private synchronized void keep(AccessToken token, CompletableFuture<AccessToken> result, boolean isReplacement) {
        Instant now = clock.instant();
        Duration life = Duration.between(now, token.expiresAt());
        Duration half = life.dividedBy(2);
        Duration untilShortlyBefore = life.minus(RENEW_BEFORE);
        renewAt = now.plus(untilShortlyBefore.compareTo(half) > 0 ? untilShortlyBefore : half);
        current = token;
        boughtAt = now;
        rejected = null;
        replacesRejected = isReplacement;
        if (!isReplacement) {
            failures = 0;
        }
        result.complete(token);
    }

    private synchronized void fail(Throwable failure, CompletableFuture<AccessToken> result) {
        rest(failure);
        result.completeExceptionally(failure);
    }

    /** Puts the next login off; tells for how long. */
    private Duration rest(@Nullable Throwable failure) {
        Duration doubled = FIRST_REST.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        Duration own = doubled.compareTo(LONGEST_REST) < 0 ? doubled : LONGEST_REST;
        Duration asked = retryAfter(failure);
        Duration wait = asked.compareTo(own) > 0 ? asked : own;
        failures++;
        restsUntil = clock.instant().plus(wait);
        return wait;
    }

    /** How long the authority asked to be left alone. */
    private static Duration retryAfter(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ThrottledException busy) {
                return busy.retryAfter().orElse(Duration.ZERO);
            }
        }
        return Duration.ZERO;
    }

    private static AccessToken await(CompletableFuture<AccessToken> login, Duration patience) {
        try {
            return login.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            throw unwrapped(failed);
        } catch (TimeoutException late) {
            throw new TransportException(
                    "No token came before the deadline of the call, which waited " + patience.toMillis()
                            + " ms for the authority. Nothing was sent. Check the way to the authority, or allow the call"
                            + " more time.",
                    ErrorDetails.NONE,
                    late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TransportException(
                    "The wait for a token was interrupted. Nothing was sent.", ErrorDetails.NONE, stopped);
        }
    }

    private static RuntimeException unwrapped(ExecutionException failed) {
        Throwable cause = failed.getCause();
        if (cause instanceof DataverseException known) {
            return known;
        }
        // its message is not ours: it may hold a secret
        return new AuthenticationException(
                "The source of tokens failed with "
                        + (cause == null ? failed : cause).getClass().getName()
                        + ", which is the cause of this error. Nothing was sent.",
                ErrorDetails.NONE,
                cause);
    }
}
