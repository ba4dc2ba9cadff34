// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.cameldataverse.client.connection.ConnectionSettings;
import io.github.cameldataverse.client.connection.ConnectionSource;
import org.jspecify.annotations.Nullable;

/** The connections of the component's own options. */
record ConfiguredConnections(
        Map<String, ConnectionSettings> connections,
        @Nullable String primaryName) implements ConnectionSource {
    @Override
    public Set<String> names() {
        return connections.keySet();
    }

    @Override
    public Optional<ConnectionSettings> find(String name) {
        return Optional.ofNullable(connections.get(name));
    }

    @Override
    public Optional<String> primary() {
        return Optional.ofNullable(primaryName);
    }
}
