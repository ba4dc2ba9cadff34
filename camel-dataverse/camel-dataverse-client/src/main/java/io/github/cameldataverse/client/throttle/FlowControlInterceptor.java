// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.throttle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;

import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.http.HttpReply;
import io.github.cameldataverse.client.http.Interceptor;
import io.github.cameldataverse.client.odata.ErrorBody;

/**
 * One permit per attempt, held until the answer is closed or its reader stalls. A 429 closes the gate for everyone and gives the permit back.
 */
public final class FlowControlInterceptor implements Interceptor {
    /** For a 429 that does not say how long: short enough to notice recovery, long enough not to be a busy loop. */
    private static final Duration WITHOUT_RETRY_AFTER = Duration.ofSeconds(1);

    private static final int MOST_BYTES = 64 * 1024;

    private final FlowController controller;

    /** Asks this controller, which all endpoints of the environment and application user share. */
    public FlowControlInterceptor(FlowController controller) {
        this.controller = controller;
    }

    @Override
    public HttpReply intercept(HttpCall call, Chain chain) {
        FlowController.Permit permit = controller.acquire(call);
        boolean held = false;
        try {
            HttpReply reply = chain.proceed(call);
            if (reply.status() == 429) {
                return refused(reply);
            }
            held = true;
            return reply.andWhenDone(permit::close);
        } finally {
            if (!held) {
                permit.close();
            }
        }
    }

    /** Reads which limit was met, so that those who are held back by it can tell. */
    private HttpReply refused(HttpReply reply) {
        Duration wait = reply.retryAfter().orElse(WITHOUT_RETRY_AFTER);
        // closed before the body has come, which may take its time
        controller.closeGate(wait, null);
        byte[] body;
        try (reply) {
            body = reply.body().readNBytes(MOST_BYTES);
            controller.closeGate(
                    wait, ErrorBody.read(new ByteArrayInputStream(body)).code());
        } catch (IOException broken) {
            body = new byte[0];
        }
        return new HttpReply(reply.status(), reply.headers(), body);
    }
}
