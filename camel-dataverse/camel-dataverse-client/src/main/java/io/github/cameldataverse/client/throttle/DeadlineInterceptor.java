// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.throttle;

import java.time.Duration;

import io.github.cameldataverse.client.http.Deadline;
import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.http.HttpReply;
import io.github.cameldataverse.client.http.Interceptor;

/** Gives a call its total deadline, waits and retries included, where it brings none. */
public final class DeadlineInterceptor implements Interceptor {
    private final Duration time;

    /** Allows so much time for each call. */
    public DeadlineInterceptor(Duration time) {
        this.time = time;
    }

    @Override
    public HttpReply intercept(HttpCall call, Chain chain) {
        return chain.proceed(call.deadline() == null ? call.by(Deadline.in(time)) : call);
    }
}
