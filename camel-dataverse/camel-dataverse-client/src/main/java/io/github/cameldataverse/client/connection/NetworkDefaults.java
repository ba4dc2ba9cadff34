// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.connection;

import javax.net.ssl.SSLContext;

import io.github.cameldataverse.client.http.HttpClientCustomizer;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every connection that says nothing of its own about it.
 *
 * @param sslContext how to encrypt and whom to trust, where a connection has neither {@code sslContext} nor {@code trust};
 *     null for the JVM's own
 * @param customizer the last word on the HTTP client, where a connection has no {@code httpClientCustomizer}
 */
public record NetworkDefaults(@Nullable SSLContext sslContext, HttpClientCustomizer customizer) {
    /** Nothing but what the JVM brings. */
    public static final NetworkDefaults NONE = new NetworkDefaults(null, HttpClientCustomizer.NONE);
}
