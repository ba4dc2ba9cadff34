// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.http;

import java.io.IOException;
import java.net.Socket;

import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Builds the HTTP client: nothing is retried, redirected, remembered or logged behind the caller's back. */
final class ApacheClient {
    private static final Timeout CONNECT_TIMEOUT = Timeout.ofSeconds(20);
    /** A call ends at its own deadline, however long that is, and not because the server takes its time. */
    private static final Timeout SOCKET_TIMEOUT = Timeout.DISABLED;
    /** A look at an idle connection costs a millisecond; without it a write on one that was closed is ambiguous. */
    private static final TimeValue LOOK_AFTER_IDLE = TimeValue.ofMilliseconds(20);

    private static final TimeValue LONGEST_LIFE = TimeValue.ofMinutes(10);

    private ApacheClient() {}

    static CloseableHttpClient build(TransportSettings settings) {
        HttpClientBuilder builder =
                HttpClients.custom().setConnectionManager(pool(settings)).useSystemProperties();
        ForwardProxy proxy = settings.proxy();
        if (proxy != null) {
            useProxy(builder, proxy);
        }
        settings.customizer().customize(builder);
        return builder.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .addExecInterceptorBefore(ChainElement.MAIN_TRANSPORT.name(), "dataverse-attempt", Attempt.MARK)
                .build();
    }

    private static void useProxy(HttpClientBuilder builder, ForwardProxy proxy) {
        builder.setProxy(new HttpHost("http", proxy.host(), proxy.port()));
        String user = proxy.user();
        String password = proxy.password();
        if (user != null && password != null) {
            BasicCredentialsProvider login = new BasicCredentialsProvider();
            login.setCredentials(
                    new AuthScope(proxy.host(), proxy.port()),
                    new UsernamePasswordCredentials(user, password.toCharArray()));
            builder.setDefaultCredentialsProvider(login);
        }
    }

    private static PoolingHttpClientConnectionManager pool(TransportSettings settings) {
        PoolingHttpClientConnectionManagerBuilder builder = PoolingHttpClientConnectionManagerBuilder.create()
                .useSystemProperties()
                .setConnectionFactory(socket -> silent(socket))
                .setMaxConnTotal(settings.maxConnections())
                .setMaxConnPerRoute(settings.maxConnections())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT_TIMEOUT)
                        .setSocketTimeout(SOCKET_TIMEOUT)
                        .setValidateAfterInactivity(LOOK_AFTER_IDLE)
                        .setTimeToLive(LONGEST_LIFE)
                        .build());
        if (settings.tls() != null) {
            builder.setTlsSocketStrategy(new DefaultClientTlsStrategy(settings.tls()));
        }
        return builder.build();
    }

    /** HttpClient's own connections write the token and the secret to the log where its loggers are on. */
    private static ManagedHttpClientConnection silent(@Nullable Socket socket) throws IOException {
        SilentConnection connection = new SilentConnection();
        if (socket != null) {
            connection.bind(socket);
        }
        return connection;
    }
}
