// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.auth;

import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.http.HttpReply;
import io.github.cameldataverse.client.http.Interceptor;

/**
 * Sends the token, to the connection's own hosts and nowhere else. A token that Dataverse refuses (401) is dropped; the
 * retry interceptor sends the call once more, with a new one.
 */
public final class BearerInterceptor implements Interceptor {
    private final OwnHosts hosts;
    private final TokenCache tokens;

    /** Sends tokens of this cache to these hosts. */
    public BearerInterceptor(OwnHosts hosts, TokenCache tokens) {
        this.hosts = hosts;
        this.tokens = tokens;
    }

    @Override
    public HttpReply intercept(HttpCall call, Chain chain) {
        HttpCall own = call.to(hosts.own(call.uri()));
        AccessToken token = tokens.token(call.timeLeft());
        HttpReply reply = chain.proceed(own.withHeader("Authorization", "Bearer " + token.value()));
        if (reply.status() == 401) {
            tokens.reject(token);
        }
        return reply;
    }
}
