// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.cameldataverse.client.connection.ConnectionSettings;
import io.github.cameldataverse.client.connection.ConnectionSource;
import io.github.cameldataverse.client.model.InvalidConnectionException;
import io.github.cameldataverse.client.model.UnknownNameException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DataverseClientsTest {
    @Test
    void aClientIsBuiltOncePerConnection() {
        try (DataverseClients clients = new DataverseClients(List.of(source(null, "sales", "orders")))) {
            assertThat(clients.get("sales")).isSameAs(clients.get("sales")).isNotSameAs(clients.get("orders"));
        }
    }

    @Test
    void theOnlyConnectionIsPrimary() {
        assertThat(new DataverseClients(List.of(source(null, "sales"))).primary())
                .isEqualTo("sales");
    }

    @Test
    void oneOfSeveralIsPrimaryWhenASourceSaysSo() {
        assertThat(new DataverseClients(List.of(source("orders", "sales", "orders"))).primary())
                .isEqualTo("orders");
        assertThatThrownBy(() -> new DataverseClients(List.of(source(null, "sales", "orders"))).get(null))
                .isInstanceOf(InvalidConnectionException.class)
                .hasMessageContaining("orders, sales");
    }

    @Test
    void anUnknownConnectionListsTheNearOnes() {
        assertThatThrownBy(() -> new DataverseClients(List.of(source(null, "sales"))).get("sale"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("Did you mean sales?");
        assertThatThrownBy(() -> new DataverseClients(List.of()).get(null))
                .hasMessageContaining("no connection at all");
    }

    @Test
    void aNameThatIsDefinedTwiceIsAnError() {
        DataverseClients clients = new DataverseClients(List.of(source(null, "sales"), source(null, "sales")));
        assertThatThrownBy(() -> clients.get("sales"))
                .isInstanceOf(InvalidConnectionException.class)
                .hasMessageContaining("defined 2 times");
    }

    private static ConnectionSource source(String primary, String... names) {
        ConnectionSettings settings = new ConnectionSettings();
        settings.setEnvironmentUrl("https://contoso.crm4.dynamics.com");
        settings.setTokenSource(new FixedToken());
        return new ConnectionSource() {
            @Override
            public Set<String> names() {
                return Set.of(names);
            }

            @Override
            public Optional<ConnectionSettings> find(String name) {
                return Optional.ofNullable(
                        names().contains(name) ? Map.of(name, settings).get(name) : null);
            }

            @Override
            public Optional<String> primary() {
                return Optional.ofNullable(primary);
            }
        };
    }
}
