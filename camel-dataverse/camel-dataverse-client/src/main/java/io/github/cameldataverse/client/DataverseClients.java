// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;

import io.github.cameldataverse.client.check.ConnectionCheck;
import io.github.cameldataverse.client.check.ConnectionReport;
import io.github.cameldataverse.client.connection.Connection;
import io.github.cameldataverse.client.connection.ConnectionSettings;
import io.github.cameldataverse.client.connection.ConnectionSource;
import io.github.cameldataverse.client.connection.NetworkDefaults;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.InvalidConnectionException;
import io.github.cameldataverse.client.model.UnknownNameException;
import org.jspecify.annotations.Nullable;

/**
 * One client per connection, built on first use and shared by everyone who asks by its name. Closing it closes the
 * connections. Thread-safe.
 */
public final class DataverseClients implements AutoCloseable {
    private final List<ConnectionSource> sources;
    private final NetworkDefaults defaults;
    private final Map<String, DataverseClient> clients = new LinkedHashMap<>();

    /** Clients of the connections of these sources. */
    public DataverseClients(List<? extends ConnectionSource> sources) {
        this(sources, NetworkDefaults.NONE);
    }

    /** Clients of the connections of these sources, and what holds for those that say nothing of their own. */
    public DataverseClients(List<? extends ConnectionSource> sources, NetworkDefaults defaults) {
        this.sources = List.copyOf(sources);
        this.defaults = defaults;
    }

    /** The sources that jars on the class path bring. */
    public static List<ConnectionSource> installedSources(@Nullable ClassLoader loader) {
        ClassLoader own = DataverseClients.class.getClassLoader();
        List<ConnectionSource> installed = new ArrayList<>();
        ServiceLoader.load(ConnectionSource.class, loader == null ? own : loader)
                .forEach(installed::add);
        return installed;
    }

    /** Names of all connections, sorted. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        sources.forEach(source -> names.addAll(source.names()));
        return names;
    }

    /**
     * The client of a connection.
     *
     * @param name its name, or null for the primary one
     * @throws UnknownNameException where there is no such connection; lists the near names
     * @throws InvalidConnectionException where its settings cannot work, it is defined twice, or none is primary
     */
    public synchronized DataverseClient get(@Nullable String name) {
        String wanted = name == null ? primary() : name;
        DataverseClient client = clients.get(wanted);
        if (client == null) {
            client = DataverseClient.create(Connection.build(wanted, settings(wanted), defaults));
            clients.put(wanted, client);
        }
        return client;
    }

    /**
     * Tests a connection, also one whose settings cannot work; see {@link DataverseClient#testConnection()}.
     *
     * @param name its name, or null for the primary one
     * @throws UnknownNameException where there is no such connection; lists the near names
     */
    public ConnectionReport testConnection(@Nullable String name) {
        String wanted = name == null ? primary() : name;
        return ConnectionCheck.of(wanted, settings(wanted), defaults);
    }

    /**
     * The connection that is used where none is named: the one a source names, else the only one.
     *
     * @throws InvalidConnectionException where that is none or more than one
     */
    public String primary() {
        List<String> named = sources.stream()
                .map(ConnectionSource::primary)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        List<String> candidates = named.isEmpty() ? List.copyOf(names()) : named;
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        throw invalid(
                candidates.isEmpty()
                        ? "There is no connection at all. Define one, with environment-url, client-id and a credential."
                        : "No connection is named, and it could be any of " + String.join(", ", candidates)
                                + ". Name one with the option connection, or say which is primary.");
    }

    @Override
    public synchronized void close() {
        clients.values().forEach(client -> client.connection().close());
        clients.clear();
    }

    private ConnectionSettings settings(String name) {
        List<ConnectionSettings> found = new ArrayList<>();
        sources.forEach(source -> source.find(name).ifPresent(found::add));
        if (found.isEmpty()) {
            throw UnknownNameException.of("connection", name, names());
        }
        if (found.size() > 1) {
            throw invalid("Connection '" + name + "' is defined " + found.size() + " times. Keep one definition.");
        }
        return found.get(0);
    }

    private static InvalidConnectionException invalid(String message) {
        return new InvalidConnectionException(message, ErrorDetails.NONE, null);
    }
}
