// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.observe;

import java.util.UUID;

import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.http.HttpReply;
import io.github.cameldataverse.client.http.Interceptor;

/** Gives a call a correlation id, the same for all its attempts, where it brings none. */
public final class CorrelationInterceptor implements Interceptor {
    private static final String HEADER = "x-ms-correlation-id";

    @Override
    public HttpReply intercept(HttpCall call, Chain chain) {
        return chain.proceed(
                call.headers().containsKey(HEADER)
                        ? call
                        : call.withHeader(HEADER, UUID.randomUUID().toString()));
    }
}
