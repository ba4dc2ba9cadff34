// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.starter.connection;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.cameldataverse.client.connection.ConnectionSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The properties {@code dataverse.*}. Each connection is bound straight into the client's own settings, so that a key means
 * the same here, in Camel Main and in plain Java. It has no {@code toString} of its own: settings hold secrets.
 */
@ConfigurationProperties("dataverse")
public class DataverseProperties {
    /**
     * Connection to use where a route or bean names none. Not needed where there is only one.
     */
    private @Nullable String primary;

    /**
     * Connections by name.
     */
    private Map<String, ConnectionSettings> connections = new LinkedHashMap<>();

    /** Connection to use where a route or bean names none; null where that is the only one. */
    public @Nullable String getPrimary() {
        return primary;
    }

    public void setPrimary(@Nullable String primary) {
        this.primary = primary;
    }

    /** Connections by name; never null. */
    public Map<String, ConnectionSettings> getConnections() {
        return connections;
    }

    public void setConnections(Map<String, ConnectionSettings> connections) {
        this.connections = connections;
    }
}
