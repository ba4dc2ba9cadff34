// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;

import io.github.cameldataverse.client.DataverseClient;
import io.github.cameldataverse.client.DataverseClients;
import io.github.cameldataverse.client.changes.CursorRepository;
import io.github.cameldataverse.client.connection.ConnectionSettings;
import io.github.cameldataverse.client.connection.ConnectionSource;
import io.github.cameldataverse.client.connection.NetworkDefaults;
import io.github.cameldataverse.client.http.HttpClientCustomizer;
import io.github.cameldataverse.component.operation.DataverseOperation;
import io.github.cameldataverse.component.operation.OptionName;
import io.github.cameldataverse.component.operation.OutputType;
import io.github.cameldataverse.component.poll.MemoryCursorRepository;
import io.github.cameldataverse.component.poll.StartFrom;
import io.github.cameldataverse.component.poll.TrackBy;
import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.TypeConverter;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;

/**
 * The component {@code dataverse:}. Its connections come from the one {@link DataverseClients} in the registry, if there
 * is one; else from its own option {@code connections}, {@link ConnectionSource} beans and the {@link java.util.ServiceLoader}. It
 * closes what it made itself.
 */
@Component("dataverse")
public class DataverseComponent extends HealthCheckComponent implements SSLContextParametersAware {
    private final CursorRepository memory = new MemoryCursorRepository();
    private final CursorClaims claims = new CursorClaims();
    private final ConnectionHealth health = new ConnectionHealth();
    private @Nullable DataverseClients ownClients;

    @Metadata(
            description =
                    "Connections by name; in properties the name stands in square brackets between connections and a key such as"
                            + " environmentUrl.")
    private Map<String, ConnectionSettings> connections = new LinkedHashMap<>();

    @Metadata(
            description = "Name of the connection that is used where none is named; needed only if there are several.")
    private @Nullable String primary;

    @Metadata(
            label = "security",
            description =
                    "How to encrypt and whom to trust, for every connection that has neither sslContext nor trust of its"
                            + " own.")
    private @Nullable SSLContextParameters sslContextParameters;

    @Metadata(
            label = "security",
            defaultValue = "false",
            description =
                    "Whether the Camel context's SSL context parameters are used where sslContextParameters is not"
                            + " given.")
    private boolean useGlobalSslContextParameters;

    @Metadata(
            label = "advanced",
            description = "Has the last word on how the HTTP client is built, for every connection that has no"
                    + " httpClientCustomizer of its own.")
    private @Nullable HttpClientConfigurer httpClientConfigurer;

    @Override
    protected Endpoint createEndpoint(String uri, @Nullable String remaining, Map<String, Object> parameters)
            throws Exception {
        if (remaining == null || !remaining.matches("\\w+")) {
            throw new IllegalArgumentException(
                    "'" + (remaining == null ? "" : remaining) + "' in " + uri + " is no name of a table. Write"
                            + " dataverse:accounts (or account), or dataverse:environment for the environment as a whole.");
        }
        EndpointRules.checkRepeated(parameters);
        EndpointRules.checkNumbers(parameters);
        requireKnown(parameters, "operation", DataverseOperation.class);
        requireKnown(parameters, "trackBy", TrackBy.class);
        requireKnown(parameters, "startFrom", StartFrom.class);
        requireKnown(parameters, "outputType", OutputType.class);
        DataverseConfiguration configuration = new DataverseConfiguration();
        configuration.setTable(remaining);
        DataverseEndpoint endpoint = new DataverseEndpoint(uri, this, configuration);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    /** Camel's own error for an unknown enum value lists none of the known ones. */
    private static <E extends Enum<E>> void requireKnown(Map<String, Object> parameters, String option, Class<E> type) {
        if (parameters.get(option) instanceof String name && !name.startsWith("#")) {
            OptionName.find("value of option " + option, name, type);
        }
    }

    /**
     * The client of a connection, whose health is looked after from now on.
     *
     * @param connection its name, or null for the primary one
     */
    DataverseClient connect(@Nullable String connection) {
        DataverseClient client = clients().get(connection);
        if (isHealthCheckProducerEnabled()) {
            health.watch(client, getCamelContext());
        }
        return client;
    }

    /** The clients of all connections. */
    synchronized DataverseClients clients() {
        Set<DataverseClients> bound = getCamelContext().getRegistry().findByType(DataverseClients.class);
        if (bound.size() == 1) {
            requireNoNetworkOptions();
            return bound.iterator().next();
        }
        if (bound.size() > 1) {
            throw new IllegalStateException("The registry holds " + bound.size() + " beans of type "
                    + DataverseClients.class.getName() + ", so that it is open whose connections are meant. Keep one.");
        }
        if (ownClients == null) {
            ownClients = new DataverseClients(sources(), networkDefaults());
        }
        return ownClients;
    }

    /** The bean has built its connections without them, and nobody would notice. */
    private void requireNoNetworkOptions() {
        if (sslContextParameters != null || useGlobalSslContextParameters || httpClientConfigurer != null) {
            throw new IllegalStateException("The connections come from the registry's bean of type "
                    + DataverseClients.class.getName() + ", so that the component's options sslContextParameters,"
                    + " useGlobalSslContextParameters and httpClientConfigurer have no effect. Remove them, and give the"
                    + " bean a " + NetworkDefaults.class.getName() + " (in Spring Boot, define one as a bean).");
        }
    }

    private NetworkDefaults networkDefaults() {
        SSLContextParameters tls =
                sslContextParameters == null ? retrieveGlobalSslContextParameters() : sslContextParameters;
        TypeConverter converter = getCamelContext().getTypeConverter();
        return new NetworkDefaults(
                tls == null ? null : converter.convertTo(SSLContext.class, tls),
                httpClientConfigurer == null
                        ? HttpClientCustomizer.NONE
                        : converter.convertTo(HttpClientCustomizer.class, httpClientConfigurer));
    }

    private List<ConnectionSource> sources() {
        List<ConnectionSource> sources = new ArrayList<>();
        sources.add(new ConfiguredConnections(connections, primary));
        sources.add(new ConfiguredConnections(beans(), null));
        sources.addAll(getCamelContext().getRegistry().findByType(ConnectionSource.class));
        sources.addAll(DataverseClients.installedSources(getCamelContext().getApplicationContextClassLoader()));
        return sources;
    }

    /** Beans of settings are connections by the beans' names, but for those that stand among the component's own. */
    private Map<String, ConnectionSettings> beans() {
        Map<String, ConnectionSettings> beans =
                new LinkedHashMap<>(getCamelContext().getRegistry().findByTypeWithName(ConnectionSettings.class));
        beans.values().removeAll(connections.values());
        return beans;
    }

    /** Where cursors are kept if nothing else is given; lives as long as the component. */
    CursorRepository memory() {
        return memory;
    }

    /** Which consumer has which cursor. */
    CursorClaims claims() {
        return claims;
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        health.clear(getCamelContext());
        closeOwnClients();
    }

    private synchronized void closeOwnClients() {
        if (ownClients != null) {
            ownClients.close();
            ownClients = null;
        }
    }

    /** Connections by name. */
    public Map<String, ConnectionSettings> getConnections() {
        return connections;
    }

    public void setConnections(Map<String, ConnectionSettings> connections) {
        this.connections = connections;
    }

    /** Name of the primary connection. */
    public @Nullable String getPrimary() {
        return primary;
    }

    public void setPrimary(@Nullable String primary) {
        this.primary = primary;
    }

    /** How to encrypt and whom to trust. */
    public @Nullable SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(@Nullable SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    /** Whether the Camel context's own are used. */
    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    /** Has the last word on the HTTP client. */
    public @Nullable HttpClientConfigurer getHttpClientConfigurer() {
        return httpClientConfigurer;
    }

    public void setHttpClientConfigurer(@Nullable HttpClientConfigurer httpClientConfigurer) {
        this.httpClientConfigurer = httpClientConfigurer;
    }
}
