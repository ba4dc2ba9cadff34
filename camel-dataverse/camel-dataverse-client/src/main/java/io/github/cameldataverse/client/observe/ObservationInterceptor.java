// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.observe;

import java.time.Duration;

import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.http.HttpReply;
import io.github.cameldataverse.client.http.Interceptor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a listener of what passes: placed outside the retries it sees calls, inside it sees attempts. */
public final class ObservationInterceptor implements Interceptor {
    private static final Logger LOG = LoggerFactory.getLogger(ObservationInterceptor.class);

    private final Observation.Scope scope;
    private final ObservationListener listener;

    /** Observes at this place for this listener. */
    public ObservationInterceptor(Observation.Scope scope, ObservationListener listener) {
        this.scope = scope;
        this.listener = listener;
    }

    @Override
    public HttpReply intercept(HttpCall call, Chain chain) {
        long start = System.nanoTime();
        try {
            HttpReply reply = chain.proceed(call);
            tell(call, reply.status(), reply.requestId().orElse(null), start);
            return reply;
        } catch (RuntimeException unanswered) {
            tell(call, 0, null, start);
            throw unanswered;
        }
    }

    private void tell(HttpCall call, int status, @Nullable String requestId, long start) {
        Duration duration = Duration.ofNanos(System.nanoTime() - start);
        try {
            listener.observed(new Observation(scope, call.method(), call.subject(), status, requestId, duration));
        } catch (RuntimeException broken) {
            // a call that was carried out must not fail because somebody who only watches did
            LOG.warn("A listener failed on an observation of {}", call.label(), broken);
        }
    }
}
