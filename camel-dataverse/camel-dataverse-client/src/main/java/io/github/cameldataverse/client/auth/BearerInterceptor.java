// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.auth;

import java.net.URI;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.http.HttpReply;
import io.github.cameldataverse.client.http.Interceptor;
import io.github.cameldataverse.client.model.AuthenticationException;
import io.github.cameldataverse.client.model.ErrorDetails;
import org.jspecify.annotations.Nullable;

/**
 * Sends the token, to the connection's own host and nowhere else. A token that Dataverse refuses (401) is dropped; the
 * retry interceptor sends the call once more, with a new one.
 */
public final class BearerInterceptor implements Interceptor {
    private final URI environment;
    private final TokenSource tokens;
    private final AtomicReference<@Nullable AccessToken> rejected = new AtomicReference<>();

    /** Sends tokens of this source to this environment. */
    public BearerInterceptor(URI environment, TokenSource tokens) {
        this.environment = environment;
        this.tokens = tokens;
    }

    @Override
    public HttpReply intercept(HttpCall call, Chain chain) {
        if (!isOwnHost(call.uri())) {
            throw new AuthenticationException(
                    "A link to " + call.uri().getScheme() + "://" + call.uri().getAuthority()
                            + " was refused: the token of this connection goes to " + environment + " only.",
                    new ErrorDetails(
                            0,
                            null,
                            null,
                            call.subject().table(),
                            call.subject().rowId()),
                    null);
        }
        AccessToken token = tokens.token(rejected.get());
        HttpReply reply = chain.proceed(call.withHeader("Authorization", "Bearer " + token.value()));
        if (reply.status() == 401) {
            rejected.set(token);
        }
        return reply;
    }

    private boolean isOwnHost(URI uri) {
        return origin(uri).equals(origin(environment));
    }

    private static String origin(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        int port = uri.getPort() != -1 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        return scheme + "://" + String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }
}
