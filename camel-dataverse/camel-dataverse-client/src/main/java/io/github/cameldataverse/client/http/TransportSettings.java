// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.http;

import java.util.Objects;
import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;

/**
 * What a transport is built from.
 *
 * @param tls whom to trust and how to encrypt, or null for the JVM's own settings
 * @param maxConnections network connections kept at the most
 * @param proxy the proxy that everything goes through, or null for the JVM's own settings
 * @param customizer the last word on the HTTP client
 */
public record TransportSettings(
        @Nullable SSLContext tls,
        int maxConnections,
        @Nullable ForwardProxy proxy,
        HttpClientCustomizer customizer) {
    /** Settings; the customizer may not be null. */
    public TransportSettings {
        Objects.requireNonNull(customizer, "customizer");
    }

    /** Direct, with the JVM's trust store. */
    public static TransportSettings of(int maxConnections) {
        return new TransportSettings(null, maxConnections, null, HttpClientCustomizer.NONE);
    }
}
