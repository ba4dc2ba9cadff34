// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import io.github.cameldataverse.client.auth.BearerInterceptor;
import io.github.cameldataverse.client.auth.CertificateLoader;
import io.github.cameldataverse.client.auth.OwnHosts;
import io.github.cameldataverse.client.auth.TokenSource;
import io.github.cameldataverse.client.batch.LongUrlInterceptor;
import io.github.cameldataverse.client.http.HttpPipeline;
import io.github.cameldataverse.client.http.Interceptor;
import io.github.cameldataverse.client.http.Transport;
import io.github.cameldataverse.client.metadata.JsonReply;
import io.github.cameldataverse.client.metadata.TableDefinitions;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.InvalidConnectionException;
import io.github.cameldataverse.client.observe.CorrelationInterceptor;
import io.github.cameldataverse.client.observe.LoggingListener;
import io.github.cameldataverse.client.observe.Observation;
import io.github.cameldataverse.client.observe.ObservationInterceptor;
import io.github.cameldataverse.client.observe.ObservationListener;
import io.github.cameldataverse.client.throttle.DeadlineInterceptor;
import io.github.cameldataverse.client.throttle.FlowControlInterceptor;
import io.github.cameldataverse.client.throttle.FlowController;
import io.github.cameldataverse.client.throttle.RetryInterceptor;
import io.github.cameldataverse.client.throttle.RetryPolicy;
import org.jspecify.annotations.Nullable;

/**
 * A named connection: one environment, one application user, and everything that all endpoints share for them: the pool of
 * network connections, the token, the flow controller, the table definitions. Built once from its settings; building sends
 * nothing. Thread-safe.
 */
public final class Connection implements AutoCloseable {
    private static final String SERVICE_ROOT = "/api/data/v9.2/";
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private final String name;
    private final URI environmentUrl;
    private final Transport transport;
    private final HttpPipeline pipeline;
    private final TableDefinitions tables;
    private final OwnHosts hosts;
    private final ExecutorService readers;

    private Connection(String name, ConnectionSettings settings) {
        this.name = name;
        this.environmentUrl = environmentUrl(name, settings.getEnvironmentUrl());
        int maxInFlight = settings.getThrottle().getMaxInFlight();
        if (maxInFlight < 0) {
            throw invalid(name, "has a negative throttle.max-in-flight. Give 1 or more, or 0 for the service's limit");
        }
        this.transport = new Transport(trust(name, settings.getTrust().getFile()), Math.max(64, maxInFlight));
        try {
            this.hosts = new OwnHosts(environmentUrl, settings.getLinkHost(), this::reportedEndpoints);
            TokenSource tokens = new CredentialSettings(name, settings, environmentUrl, transport).tokenSource();
            this.pipeline = new HttpPipeline(interceptors(tokens, new FlowController(maxInFlight), hosts), transport);
        } catch (RuntimeException refused) {
            transport.close();
            throw refused;
        }
        this.tables = new TableDefinitions(serviceRoot(), pipeline);
        this.readers = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "dataverse-read-" + name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Validates settings and builds the connection.
     *
     * @throws InvalidConnectionException names the setting that cannot work, and the mend
     */
    public static Connection build(String name, ConnectionSettings settings) {
        if (!settings.isEnabled()) {
            throw invalid(name, "is disabled. Set enabled to true to use it");
        }
        return new Connection(name, settings);
    }

    /** Everything that is done around a call, outermost first. */
    private List<Interceptor> interceptors(TokenSource tokens, FlowController flow, OwnHosts hosts) {
        ObservationListener listener = new LoggingListener();
        return List.of(
                new CorrelationInterceptor(),
                new ObservationInterceptor(Observation.Scope.CALL, listener),
                new DeadlineInterceptor(DEADLINE),
                new RetryInterceptor(RetryPolicy.DEFAULT),
                new FlowControlInterceptor(flow),
                new LongUrlInterceptor(serviceRoot()),
                new BearerInterceptor(hosts, tokens),
                new ObservationInterceptor(Observation.Scope.ATTEMPT, listener));
    }

    /** The endpoints the environment reports; asked for only when a link leads to a host of no documented form. */
    private List<URI> reportedEndpoints() {
        URI function = serviceRoot()
                .resolve("RetrieveCurrentOrganization(AccessType=@p1)"
                        + "?@p1=Microsoft.Dynamics.CRM.EndpointAccessType'Default'");
        List<URI> endpoints = new ArrayList<>();
        JsonReply.read(pipeline, function)
                .path("Detail")
                .path("Endpoints")
                .path("Values")
                .forEach(value -> endpoints.add(URI.create(value.asText())));
        return endpoints;
    }

    /** Name of the connection. */
    public String name() {
        return name;
    }

    /** URL of the environment, without a trailing slash. */
    public URI environmentUrl() {
        return environmentUrl;
    }

    /** URL of the Web API, with a trailing slash. */
    public URI serviceRoot() {
        return environmentUrl.resolve(SERVICE_ROOT);
    }

    /** Whether a link leads to this environment, so that it may get the token. */
    public boolean isOwn(URI link) {
        return hosts.isOwn(link);
    }

    /** Sends calls. */
    public HttpPipeline pipeline() {
        return pipeline;
    }

    /** The environment's table definitions. */
    public TableDefinitions tables() {
        return tables;
    }

    /** Threads that read rows ahead, one per query that is being read. */
    public Executor readers() {
        return readers;
    }

    @Override
    public void close() {
        readers.shutdownNow();
        transport.close();
    }

    @Override
    public String toString() {
        return "Connection[name=" + name + ", environmentUrl=" + environmentUrl + "]";
    }

    static InvalidConnectionException invalid(String name, String what) {
        return new InvalidConnectionException("Connection '" + name + "' " + what + ".", ErrorDetails.NONE, null);
    }

    private static URI environmentUrl(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw invalid(name, "has no environment-url. Set it, such as https://contoso.crm4.dynamics.com");
        }
        URI url;
        try {
            url = URI.create(text.strip().replaceAll("/+$", ""));
        } catch (IllegalArgumentException malformed) {
            throw invalid(name, "has an environment-url that is no URL: '" + ConnectionSettings.masked(text) + "'");
        }
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        boolean isWhole = url.getHost() != null
                && url.getRawPath().isEmpty()
                && url.getRawQuery() == null
                && url.getRawFragment() == null
                && url.getRawUserInfo() == null;
        if (!isWhole || !scheme.matches("https?")) {
            throw invalid(
                    name,
                    "has an environment-url that is not scheme and host only: '" + ConnectionSettings.masked(text)
                            + "'. Give it as in https://contoso.crm4.dynamics.com, without path, query or user");
        }
        if (!scheme.equals("https") && !isLoopback(url.getHost())) {
            throw invalid(
                    name,
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

    private static @Nullable SSLContext trust(String name, @Nullable String location) {
        if (location == null || location.isBlank()) {
            return null;
        }
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
        } catch (GeneralSecurityException | IOException refused) {
            throw invalid(name, "cannot trust the certificates of " + location + ": " + refused.getMessage());
        }
    }
}
