// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.http;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * A forward proxy: https goes through a tunnel ({@code CONNECT}), so the proxy sees neither token nor rows. Its password
 * is in no text form of it.
 *
 * @param host name or address
 * @param port TCP port
 * @param user user name for basic authentication, or null
 * @param password its password, or null
 */
public record ForwardProxy(
        String host,
        int port,
        @Nullable String user,
        @Nullable String password) {
    /**
     * The proxy of a URL such as {@code http://proxy.contoso.com:3128} or {@code http://user:password@proxy:3128}, with
     * user and password percent-encoded.
     *
     * @throws IllegalArgumentException says what is wrong with it, without repeating it, for it may hold a password
     */
    public static ForwardProxy of(String text) {
        URI url;
        try {
            url = URI.create(text.strip());
        } catch (IllegalArgumentException malformed) {
            // neither as message nor as cause, for it quotes the text
            url = URI.create("");
        }
        boolean isBare =
                url.getRawPath() == null || url.getRawPath().replace("/", "").isEmpty();
        if (!"http".equalsIgnoreCase(url.getScheme()) || url.getHost() == null || url.getPort() <= 0 || !isBare) {
            throw new IllegalArgumentException("is no URL of a proxy. Give scheme http, host and port, as in"
                    + " http://proxy.contoso.com:3128, or http://user:password@proxy.contoso.com:3128 with special"
                    + " characters of user and password percent-encoded");
        }
        String login = url.getRawUserInfo();
        if (login == null) {
            return new ForwardProxy(url.getHost(), url.getPort(), null, null);
        }
        int colon = login.indexOf(':');
        String user = colon < 0 ? login : login.substring(0, colon);
        String password = colon < 0 ? "" : login.substring(colon + 1);
        return new ForwardProxy(url.getHost(), url.getPort(), decoded(user), decoded(password));
    }

    /** A plus sign is a plus sign in a URL's user info. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "http://" + (user == null ? "" : user + ":***@") + host + ":" + port;
    }
}
