// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.util.Optional;
import java.util.Set;

import io.github.cameldataverse.client.connection.ConnectionSettings;
import io.github.cameldataverse.client.connection.ConnectionSource;

/** A source of one connection, with setters for the beans of routes. */
public class OneConnection implements ConnectionSource {
    private String name = "";
    private ConnectionSettings settings = new ConnectionSettings();

    @Override
    public Set<String> names() {
        return Set.of(name);
    }

    @Override
    public Optional<ConnectionSettings> find(String wanted) {
        return wanted.equals(name) ? Optional.of(settings) : Optional.empty();
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public ConnectionSettings getSettings() {
        return settings;
    }

    public void setSettings(ConnectionSettings settings) {
        this.settings = settings;
    }
}
