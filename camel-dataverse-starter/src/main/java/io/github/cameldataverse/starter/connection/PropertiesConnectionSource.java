// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.starter.connection;

import java.util.Optional;
import java.util.Set;

import io.github.cameldataverse.client.connection.ConnectionSettings;
import io.github.cameldataverse.client.connection.ConnectionSource;

/** The connections of the properties {@code dataverse.connections.*}. */
final class PropertiesConnectionSource implements ConnectionSource {
    private final DataverseProperties properties;

    PropertiesConnectionSource(DataverseProperties properties) {
        this.properties = properties;
    }

    @Override
    public Set<String> names() {
        return Set.copyOf(properties.getConnections().keySet());
    }

    @Override
    public Optional<ConnectionSettings> find(String name) {
        return Optional.ofNullable(properties.getConnections().get(name));
    }

    @Override
    public Optional<String> primary() {
        return Optional.ofNullable(properties.getPrimary()).filter(name -> !name.isBlank());
    }
}
