// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.connection;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** The URL of an environment: scheme and host, https, or http to loopback. */
final class EnvironmentUrl {
    private EnvironmentUrl() {}

    /**
     * Reads it.
     *
     * @throws io.github.cameldataverse.client.model.InvalidConnectionException says what is wrong with it
     */
    static URI parse(String connection, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw Connection.invalid(
                    connection, "has no environment-url. Set it, such as https://contoso.crm4.dynamics.com");
        }
        URI url;
        try {
            url = URI.create(text.strip().replaceAll("/+$", ""));
        } catch (IllegalArgumentException malformed) {
            throw Connection.invalid(
                    connection, "has an environment-url that is no URL: '" + ConnectionSettings.masked(text) + "'");
        }
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        boolean isWhole = url.getHost() != null
                && url.getRawPath().isEmpty()
                && url.getRawQuery() == null
                && url.getRawFragment() == null
                && url.getRawUserInfo() == null;
        if (!isWhole || !scheme.matches("https?")) {
            throw Connection.invalid(
                    connection,
                    "has an environment-url that is not scheme and host only: '" + ConnectionSettings.masked(text)
                            + "'. Give it as in https://contoso.crm4.dynamics.com, without path, query or user");
        }
        if (!scheme.equals("https") && !isLoopback(url.getHost())) {
            throw Connection.invalid(
                    connection,
                    "has an environment-url with " + scheme + " to " + url.getHost()
                            + ", which would send the token in clear text. Use https (http is for loopback only)");
        }
        return url;
    }

    private static boolean isLoopback(String host) {
        boolean literal = host.equalsIgnoreCase("localhost") || host.matches("[0-9.]+") || host.startsWith("[");
        try {
            return literal && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }
}
