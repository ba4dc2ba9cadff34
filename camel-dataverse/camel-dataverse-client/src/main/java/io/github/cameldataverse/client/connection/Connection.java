// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.connection;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.github.cameldataverse.client.auth.BearerInterceptor;
import io.github.cameldataverse.client.auth.OwnHosts;
import io.github.cameldataverse.client.auth.TokenCache;
import io.github.cameldataverse.client.auth.TokenSource;
import io.github.cameldataverse.client.batch.LongUrlInterceptor;
import io.github.cameldataverse.client.http.HttpPipeline;
import io.github.cameldataverse.client.http.Interceptor;
import io.github.cameldataverse.client.http.Transport;
import io.github.cameldataverse.client.http.TransportSettings;
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
    private final ExecutorService threads;
    private final TokenSource tokenSource;
    private final TokenCache tokens;
    private final HttpPipeline unthrottled;
    private final boolean viaProxy;
    private final @Nullable String authorityTenant;

    private Connection(String name, ConnectionSettings settings, NetworkDefaults defaults) {
        this.name = name;
        this.environmentUrl = EnvironmentUrl.parse(name, settings.getEnvironmentUrl());
        int maxInFlight = settings.getThrottle().getMaxInFlight();
        if (maxInFlight < 0) {
            throw invalid(name, "has a negative throttle.max-in-flight. Give 1 or more, or 0 for the service's limit");
        }
        if (settings.getLabelLanguage() < 0) {
            throw invalid(
                    name,
                    "has a negative label-language. Give a language code such as 1033, or 0 for the"
                            + " organization's base language");
        }
        TransportSettings network = new NetworkSettings(name, settings, defaults).transport();
        this.viaProxy = network.proxy() != null;
        this.authorityTenant = settings.getTokenSource() == null ? CredentialSettings.tenant(settings) : null;
        this.transport = new Transport(network);
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "dataverse-" + name);
            thread.setDaemon(true);
            return thread;
        });
        try {
            this.tokenSource = new CredentialSettings(name, settings, environmentUrl, transport).tokenSource();
            OwnHosts ownHosts = new OwnHosts(environmentUrl, settings.getLinkHost(), this::reportedEndpoints);
            this.hosts = ownHosts;
            this.tokens = new TokenCache(tokenSource, threads, Clock.systemUTC());
            BearerInterceptor bearer = new BearerInterceptor(ownHosts, tokens);
            this.unthrottled = new HttpPipeline(List.of(new DeadlineInterceptor(DEADLINE), bearer), transport);
            this.pipeline = new HttpPipeline(interceptors(bearer, new FlowController(maxInFlight)), transport);
        } catch (RuntimeException refused) {
            close();
            throw refused;
        }
        this.tables = new TableDefinitions(serviceRoot(), pipeline, settings.getLabelLanguage());
    }

    /**
     * Validates settings and builds the connection.
     *
     * @throws InvalidConnectionException names the setting that cannot work, and the mend
     */
    public static Connection build(String name, ConnectionSettings settings) {
        return build(name, settings, NetworkDefaults.NONE);
    }

    /**
     * Validates settings and builds the connection.
     *
     * @param defaults what holds where the settings say nothing
     * @throws InvalidConnectionException names the setting that cannot work, and the mend
     */
    public static Connection build(String name, ConnectionSettings settings, NetworkDefaults defaults) {
        if (!settings.isEnabled()) {
            throw invalid(name, "is disabled. Set enabled to true to use it");
        }
        return new Connection(name, settings, defaults);
    }

    /** Everything that is done around a call, outermost first. */
    private List<Interceptor> interceptors(BearerInterceptor bearer, FlowController flow) {
        ObservationListener listener = new LoggingListener();
        return List.of(
                new CorrelationInterceptor(),
                new ObservationInterceptor(Observation.Scope.CALL, listener),
                new DeadlineInterceptor(DEADLINE),
                new RetryInterceptor(RetryPolicy.DEFAULT),
                new FlowControlInterceptor(flow),
                new LongUrlInterceptor(serviceRoot()),
                bearer,
                new ObservationInterceptor(Observation.Scope.ATTEMPT, listener));
    }

    /**
     * The endpoints the environment reports; asked for only when a link leads to a host of no documented form. Without a
     * permit, for the call that waits for the answer holds one, which may be the last.
     */
    private List<URI> reportedEndpoints() {
        URI function = serviceRoot()
                .resolve("RetrieveCurrentOrganization(AccessType=@p1)"
                        + "?@p1=Microsoft.Dynamics.CRM.EndpointAccessType'Default'");
        List<URI> endpoints = new ArrayList<>();
        JsonReply.read(unthrottled, function)
                .path("Detail")
                .path("Endpoints")
                .path("Values")
                .forEach(value -> url(value.asText()).ifPresent(endpoints::add));
        return endpoints;
    }

    private static Optional<URI> url(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
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
        return threads;
    }

    /** Sends calls as they are, without token, limits and retries: for finding out why calls fail. */
    public Interceptor.Chain transport() {
        return transport;
    }

    /** Whether a proxy of its own leads to the environment, which then is the one to look the host up. */
    public boolean hasProxy() {
        return viaProxy;
    }

    /** Id or domain of the tenant that the tokens come from; null where a source of tokens is given, which may be any. */
    public @Nullable String authorityTenant() {
        return authorityTenant;
    }

    /** The tokens that calls carry, from the connection's cache where it has one that is good still. */
    public TokenCache tokens() {
        return tokens;
    }

    /** Where the tokens come from, past the connection's cache: for finding out why there is none. */
    public TokenSource tokenSource() {
        return tokenSource;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        transport.close();
    }

    @Override
    public String toString() {
        return "Connection[name=" + name + ", environmentUrl=" + environmentUrl + "]";
    }

    /** An error of a file, with the connection that it belongs to. */
    static InvalidConnectionException named(String name, InvalidConnectionException refused) {
        return new InvalidConnectionException(
                "Connection '" + name + "' cannot be used. " + refused.getMessage(),
                ErrorDetails.NONE,
                refused.getCause());
    }

    static InvalidConnectionException invalid(String name, String what) {
        return new InvalidConnectionException("Connection '" + name + "' " + what + ".", ErrorDetails.NONE, null);
    }
}
