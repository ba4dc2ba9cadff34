// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.throttle;

import java.io.EOFException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.http.HttpReply;
import io.github.cameldataverse.client.http.Interceptor;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.TransportException;
import org.jspecify.annotations.Nullable;

/**
 * Tries again what may pass, by kind of fault and whether the call is repeatable:
 *
 * <ul>
 *   <li>429: always, for the service has not begun; the flow controller holds the next attempt until its gate opens
 *   <li>401: once, for the bearer interceptor has dropped the token
 *   <li>no answer: repeatable calls, and those that were provably not carried out, with back-off
 *   <li>502, 503, 504: repeatable calls only, with back-off
 * </ul>
 */
public final class RetryInterceptor implements Interceptor {
    private static final Set<Integer> PASSING = Set.of(502, 503, 504);

    private final RetryPolicy policy;

    /** Retries by this policy. */
    public RetryInterceptor(RetryPolicy policy) {
        this.policy = policy;
    }

    @Override
    public HttpReply intercept(HttpCall call, Chain chain) {
        boolean tokenRenewed = false;
        int faults = 0;
        while (true) {
            HttpReply reply = attempt(call, chain, faults + 1 < policy.attempts());
            if (reply == null) {
                pause(call, policy.delayAfter(++faults));
            } else if (reply.status() == 429 && allows(call, reply)) {
                reply.close();
            } else if (reply.status() == 401 && !tokenRenewed) {
                tokenRenewed = true;
                reply.close();
            } else if (PASSING.contains(reply.status()) && mayRepeat(call, reply, faults + 1)) {
                Duration delay = reply.retryAfter().orElse(policy.delayAfter(++faults));
                reply.close();
                pause(call, delay);
            } else {
                return reply;
            }
        }
    }

    /**
     * An answer, or null where there was none and the call is to be tried again: it was not carried out, or may be twice, as
     * a {@link TransportException} says of every method.
     */
    private @Nullable HttpReply attempt(HttpCall call, Chain chain, boolean moreAllowed) {
        try {
            return chain.proceed(call);
        } catch (TransportException unanswered) {
            boolean mayPass = call.timeLeft().compareTo(policy.firstDelay()) > 0 && !isLasting(unanswered);
            if (!moreAllowed || !mayPass) {
                throw unanswered;
            }
            return null;
        }
    }

    /** A server that is not trusted, a proxy that refuses and a closed connection will be the same a second later. */
    private static boolean isLasting(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean isBrokenHandshake =
                    cause instanceof SSLHandshakeException && cause.getCause() instanceof EOFException;
            if (cause instanceof CertificateException
                    || cause instanceof SSLPeerUnverifiedException
                    || cause instanceof SSLHandshakeException && !isBrokenHandshake
                    || cause instanceof RejectedExecutionException
                    || cause instanceof InterruptedException) {
                return true;
            }
        }
        return false;
    }

    private boolean mayRepeat(HttpCall call, HttpReply reply, int fault) {
        return call.isRepeatable() && fault < policy.attempts() && allows(call, reply);
    }

    private static boolean allows(HttpCall call, HttpReply reply) {
        return call.timeLeft().compareTo(reply.retryAfter().orElse(Duration.ofMillis(1))) > 0;
    }

    private static void pause(HttpCall call, Duration delay) {
        try {
            TimeUnit.MILLISECONDS.sleep(
                    Math.min(delay.toMillis(), call.timeLeft().toMillis()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TransportException(
                    call.label() + " was interrupted while it waited for its next attempt.",
                    ErrorDetails.NONE,
                    stopped);
        }
    }
}
