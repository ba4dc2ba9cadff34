// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.connection;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import io.github.cameldataverse.client.auth.CertificateLoader;
import io.github.cameldataverse.client.http.ForwardProxy;
import io.github.cameldataverse.client.http.TransportSettings;
import io.github.cameldataverse.client.model.InvalidConnectionException;
import org.jspecify.annotations.Nullable;

/** Turns the network part of a connection's settings into those of its transport. */
final class NetworkSettings {
    /** More than the service lets in at once, so that the pool never is what a call waits for. */
    private static final int LEAST_CONNECTIONS = 64;

    private final String connection;
    private final ConnectionSettings settings;

    NetworkSettings(String connection, ConnectionSettings settings) {
        this.connection = connection;
        this.settings = settings;
    }

    TransportSettings transport() {
        int connections = Math.max(LEAST_CONNECTIONS, settings.getThrottle().getMaxInFlight());
        return new TransportSettings(tls(), connections, proxy(), settings.getHttpClientCustomizer());
    }

    private @Nullable ForwardProxy proxy() {
        String url = settings.getProxy();
        if (url == null || url.isBlank()) {
            return null;
        }
        try {
            return ForwardProxy.of(url);
        } catch (IllegalArgumentException refused) {
            throw Connection.invalid(
                    connection,
                    "has the proxy '" + ConnectionSettings.masked(url) + "', which " + refused.getMessage());
        }
    }

    private @Nullable SSLContext tls() {
        String trust = settings.getTrust().getFile();
        boolean hasTrust = trust != null && !trust.isBlank();
        if (hasTrust && settings.getSslContext() != null) {
            throw Connection.invalid(
                    connection, "has both trust.file and an sslContext, which brings its own trust. Keep one of them");
        }
        return trust != null && hasTrust ? trusting(trust) : settings.getSslContext();
    }

    private SSLContext trusting(String location) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (X509Certificate certificate : CertificateLoader.loadTrusted(location)) {
                store.setCertificateEntry("trusted-" + store.size(), certificate);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (InvalidConnectionException refused) {
            throw Connection.named(connection, refused);
        } catch (GeneralSecurityException | IOException refused) {
            throw Connection.invalid(
                    connection, "cannot trust the certificates of " + location + ": " + refused.getMessage());
        }
    }
}
