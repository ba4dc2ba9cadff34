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
import io.github.cameldataverse.client.http.HttpClientCustomizer;
import io.github.cameldataverse.client.http.TransportSettings;
import io.github.cameldataverse.client.model.InvalidConnectionException;
import org.jspecify.annotations.Nullable;

/** Turns the network part of a connection's settings into those of its transport. */
final class NetworkSettings {
    /** More than the service lets in at once, so that the pool never is what a call waits for. */
    private static final int LEAST_CONNECTIONS = 64;

    private final String connection;
    private final ConnectionSettings settings;
    private final NetworkDefaults defaults;

    NetworkSettings(String connection, ConnectionSettings settings, NetworkDefaults defaults) {
        this.connection = connection;
        this.settings = settings;
        this.defaults = defaults;
    }

    TransportSettings transport() {
        int connections = Math.max(LEAST_CONNECTIONS, settings.getThrottle().getMaxInFlight());
        HttpClientCustomizer own = settings.getHttpClientCustomizer();
        HttpClientCustomizer customizer = own == HttpClientCustomizer.NONE ? defaults.customizer() : own;
        return new TransportSettings(tls(), connections, proxy(), customizer);
    }

    private @Nullable ForwardProxy proxy() {
        String url = orNull(settings.getProxy());
        String user = orNull(settings.getProxyUser());
        String password = orNull(settings.getProxyPassword());
        if (user == null && password != null) {
            throw Connection.invalid(connection, "has a proxy-password but no proxy-user. Give both or none");
        }
        if (url == null && user != null) {
            throw Connection.invalid(connection, "has a proxy-user but no proxy. Give the proxy's URL too");
        }
        if (url == null) {
            return null;
        }
        try {
            return ForwardProxy.of(url, user, password == null ? "" : password);
        } catch (IllegalArgumentException refused) {
            throw Connection.invalid(
                    connection,
                    "has the proxy '" + ConnectionSettings.masked(url) + "', which " + refused.getMessage());
        }
    }

    /** Placeholders with an empty default leave blanks behind, which mean that nothing is given. */
    private static @Nullable String orNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }

    private @Nullable SSLContext tls() {
        String trust = settings.getTrust().getFile();
        boolean hasTrust = trust != null && !trust.isBlank();
        if (hasTrust && settings.getSslContext() != null) {
            throw Connection.invalid(
                    connection, "has both trust.file and an sslContext, which brings its own trust. Keep one of them");
        }
        if (trust != null && hasTrust) {
            return trusting(trust);
        }
        return settings.getSslContext() == null ? defaults.sslContext() : settings.getSslContext();
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
