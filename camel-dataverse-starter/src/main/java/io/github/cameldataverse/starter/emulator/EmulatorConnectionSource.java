// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.starter.emulator;

import java.util.Optional;
import java.util.Set;

import io.github.cameldataverse.client.connection.ConnectionSettings;
import io.github.cameldataverse.client.connection.ConnectionSource;
import io.github.cameldataverse.emulator.DataverseEmulator;

/** The connection {@code emulator}: the login that a real environment asks for, with the certificate the emulator made. */
final class EmulatorConnectionSource implements ConnectionSource {
    static final String NAME = "emulator";

    private final DataverseEmulator emulator;
    private final boolean isPrimary;

    EmulatorConnectionSource(DataverseEmulator emulator, boolean isPrimary) {
        this.emulator = emulator;
        this.isPrimary = isPrimary;
    }

    @Override
    public Set<String> names() {
        return Set.of(NAME);
    }

    @Override
    public Optional<ConnectionSettings> find(String name) {
        return name.equals(NAME) ? Optional.of(settings()) : Optional.empty();
    }

    @Override
    public Optional<String> primary() {
        return isPrimary ? Optional.of(NAME) : Optional.empty();
    }

    private ConnectionSettings settings() {
        ConnectionSettings settings = new ConnectionSettings();
        settings.setEnvironmentUrl(emulator.environmentUrl().toString());
        settings.setTenantId(emulator.tenantId());
        settings.setAuthority(emulator.authority().toString());
        settings.setClientId(emulator.clientId());
        settings.getCertificate().setFile(emulator.certificate().toString());
        settings.getTrust().setFile(emulator.trustCertificate().toString());
        return settings;
    }
}
