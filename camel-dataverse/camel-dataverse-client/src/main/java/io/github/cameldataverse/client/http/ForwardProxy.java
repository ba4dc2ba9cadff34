// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.http;

import java.net.URI;

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
     * The proxy of a URL such as {@code http://proxy.contoso.com:3128}.
     *
     * @throws IllegalArgumentException says what is wrong with it, without repeating it, for it may hold a password
     */
    public static ForwardProxy of(String text, @Nullable String user, @Nullable String password) {
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
                    + " http://proxy.contoso.com:3128, and a login as proxy-user and proxy-password");
        }
        if (url.getRawUserInfo() != null) {
            throw new IllegalArgumentException("holds a login, which start-up summaries show. Give it as proxy-user and"
                    + " proxy-password, as they are, not percent-encoded");
        }
        return new ForwardProxy(url.getHost(), url.getPort(), user, user == null ? null : password);
    }

    @Override
    public String toString() {
        return "http://" + (user == null ? "" : user + ":***@") + host + ":" + port;
    }
}
