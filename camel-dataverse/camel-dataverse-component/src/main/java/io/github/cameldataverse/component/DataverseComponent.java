// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.cameldataverse.client.DataverseClient;
import io.github.cameldataverse.client.DataverseClients;
import io.github.cameldataverse.client.changes.CursorRepository;
import io.github.cameldataverse.client.connection.ConnectionSettings;
import io.github.cameldataverse.client.connection.ConnectionSource;
import io.github.cameldataverse.component.operation.DataverseOperation;
import io.github.cameldataverse.component.operation.OptionName;
import io.github.cameldataverse.component.operation.OutputType;
import io.github.cameldataverse.component.poll.MemoryCursorRepository;
import io.github.cameldataverse.component.poll.StartFrom;
import io.github.cameldataverse.component.poll.TrackBy;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.jspecify.annotations.Nullable;

/**
 * The component {@code dataverse:}. Its connections come from the one {@link DataverseClients} in the registry, if there
 * is one; else from its own option {@code connections}, {@link ConnectionSource} beans and the {@link java.util.ServiceLoader}. It
 * closes what it made itself.
 */
@Component("dataverse")
public class DataverseComponent extends HealthCheckComponent {
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
            return bound.iterator().next();
        }
        if (bound.size() > 1) {
            throw new IllegalStateException("The registry holds " + bound.size() + " beans of type "
                    + DataverseClients.class.getName() + ", so that it is open whose connections are meant. Keep one.");
        }
        if (ownClients == null) {
            ownClients = new DataverseClients(sources());
        }
        return ownClients;
    }

    private List<ConnectionSource> sources() {
        List<ConnectionSource> sources = new ArrayList<>();
        sources.add(new ConfiguredConnections(connections, primary));
        sources.addAll(getCamelContext().getRegistry().findByType(ConnectionSource.class));
        sources.addAll(DataverseClients.installedSources(getCamelContext().getApplicationContextClassLoader()));
        return sources;
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
}
