// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import io.github.cameldataverse.client.connection.Connection;
import io.github.cameldataverse.client.connection.ConnectionSettings;
import io.github.cameldataverse.client.model.TransportException;
import io.github.cameldataverse.emulator.DataverseEmulator;
import io.github.cameldataverse.emulator.DataverseEmulatorExtension;
import io.github.cameldataverse.emulator.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a call does whose authority asks to be left alone. */
class BusyAuthorityTest {
    private static final String TOKEN = "/oauth2/v2.0/token";

    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR = DataverseEmulatorExtension.with(settings -> settings);

    private final DataverseEmulator emulator = EMULATOR.emulator();

    @Test
    void anAuthorityThatAsksToWaitIsAskedOnceByAllCallsAndTheirRetries() {
        emulator.faults()
                .add(Fault.status(429).retryAfter("60").path("*" + TOKEN).times(0));
        try (Connection connection = Connection.build("sales", settings())) {
            DataverseClient client = DataverseClient.create(connection);
            for (int call = 0; call < 3; call++) {
                assertThatThrownBy(client::whoAmI)
                        .isInstanceOf(TransportException.class)
                        .hasMessageContainingAll("connection 'sales'", "429");
            }
        }
        assertThat(logins()).isOne();
    }

    @Test
    void aCallOutlastsAnAuthorityThatIsBusyForAMoment() {
        emulator.faults()
                .add(Fault.status(429).retryAfter("1").path("*" + TOKEN).times(1));
        try (Connection connection = Connection.build("sales", settings())) {
            assertThat(DataverseClient.create(connection).whoAmI().userId()).isNotNull();
        }
        assertThat(logins()).isEqualTo(2);
    }

    private long logins() {
        return emulator.journal().stream()
                .filter(entry -> entry.pathAndQuery().endsWith(TOKEN))
                .count();
    }

    private ConnectionSettings settings() {
        ConnectionSettings settings = new ConnectionSettings();
        settings.setEnvironmentUrl(emulator.environmentUrl().toString());
        settings.setAuthority(emulator.authority().toString());
        settings.setClientId(emulator.clientId());
        settings.getCertificate().setFile(emulator.certificate().toString());
        settings.getTrust().setFile(emulator.trustCertificate().toString());
        return settings;
    }
}
