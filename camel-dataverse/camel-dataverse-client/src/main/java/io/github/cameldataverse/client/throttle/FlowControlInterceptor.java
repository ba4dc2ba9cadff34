// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.throttle;

import java.time.Duration;

import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.http.HttpReply;
import io.github.cameldataverse.client.http.Interceptor;

/**
 * One permit per attempt, held until the answer is closed or its reader stalls. A 429 closes the gate for everyone and gives the permit back.
 */
public final class FlowControlInterceptor implements Interceptor {
    /** For a 429 that does not say how long: short enough to notice recovery, long enough not to be a busy loop. */
    private static final Duration WITHOUT_RETRY_AFTER = Duration.ofSeconds(1);

    private final FlowController controller;

    /** Asks this controller, which all endpoints of the environment and application user share. */
    public FlowControlInterceptor(FlowController controller) {
        this.controller = controller;
    }

    @Override
    public HttpReply intercept(HttpCall call, Chain chain) {
        FlowController.Permit permit = controller.acquire(call);
        HttpReply reply;
        try {
            reply = chain.proceed(call);
        } catch (RuntimeException unanswered) {
            permit.close();
            throw unanswered;
        }
        if (reply.status() == 429) {
            controller.closeGate(reply.retryAfter().orElse(WITHOUT_RETRY_AFTER));
            permit.close();
        }
        return reply.andWhenDone(permit::close);
    }
}
