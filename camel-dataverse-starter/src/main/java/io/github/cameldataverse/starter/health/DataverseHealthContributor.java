// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.starter.health;

import java.util.Iterator;
import java.util.List;

import io.github.cameldataverse.client.DataverseClients;
import io.github.cameldataverse.client.connection.ConnectionSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.actuate.health.HealthContributor;
import org.springframework.boot.actuate.health.NamedContributor;

/** One indicator per connection, for the connections that there are when it is asked. */
final class DataverseHealthContributor implements CompositeHealthContributor {
    private final DataverseClients clients;
    private final List<ConnectionSource> sources;

    DataverseHealthContributor(DataverseClients clients, List<ConnectionSource> sources) {
        this.clients = clients;
        this.sources = List.copyOf(sources);
    }

    @Override
    public @Nullable HealthContributor getContributor(String name) {
        return clients.names().contains(name) ? indicator(name) : null;
    }

    @Override
    public Iterator<NamedContributor<HealthContributor>> iterator() {
        return clients.names().stream()
                .map(name -> NamedContributor.<HealthContributor>of(name, indicator(name)))
                .iterator();
    }

    private HealthContributor indicator(String name) {
        boolean isDisabled = sources.stream()
                .flatMap(source -> source.find(name).stream())
                .anyMatch(settings -> !settings.isEnabled());
        return isDisabled ? ConnectionHealthIndicator.DISABLED : new ConnectionHealthIndicator(clients, name);
    }
}
