// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.cameldataverse.client.DataverseClients;
import io.github.cameldataverse.client.auth.AccessToken;
import io.github.cameldataverse.client.connection.ConnectionSettings;
import io.github.cameldataverse.client.connection.ConnectionSource;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Where connections come from, and who closes them. */
class ConnectionsTest {
    private static final ConnectionSource BEAN = new ConnectionSource() {
        @Override
        public Set<String> names() {
            return Set.of("bean");
        }

        @Override
        public Optional<ConnectionSettings> find(String name) {
            return name.equals("bean") ? Optional.of(settings("http://127.0.0.1:2")) : Optional.empty();
        }
    };

    private static ConnectionSettings settings(String url) {
        ConnectionSettings settings = new ConnectionSettings();
        settings.setEnvironmentUrl(url);
        settings.setTokenSource(rejected -> new AccessToken("secret-token", Instant.MAX));
        return settings;
    }

    private static DataverseEndpoint endpoint(CamelContext camel, String connection) {
        return camel.getEndpoint("dataverse:accounts?connection=" + connection, DataverseEndpoint.class);
    }

    @Test
    void theComponentsOwnAndBeansStandTogether() throws Exception {
        try (CamelContext camel = new DefaultCamelContext()) {
            camel.getRegistry().bind("source", BEAN);
            camel.getComponent("dataverse", DataverseComponent.class)
                    .setConnections(Map.of("own", settings("http://127.0.0.1:1")));
            camel.start();

            assertThat(endpoint(camel, "own").connect().connection().name()).isEqualTo("own");
            assertThat(endpoint(camel, "bean").connect().connection().name()).isEqualTo("bean");
            assertThatThrownBy(() -> camel.getEndpoint("dataverse:accounts", DataverseEndpoint.class)
                            .connect())
                    .hasMessageContainingAll("own", "bean", "primary");
        }
    }

    /** A source that a jar brings. */
    public static final class Installed implements ConnectionSource {
        @Override
        public Set<String> names() {
            return Set.of("installed");
        }

        @Override
        public Optional<ConnectionSettings> find(String name) {
            return name.equals("installed") ? Optional.of(settings("http://127.0.0.1:3")) : Optional.empty();
        }
    }

    @Test
    void aSourceThatAJarOnTheApplicationsClassPathBringsIsFoundByTheServiceLoader(@TempDir Path jar) throws Exception {
        Path services = Files.createDirectories(jar.resolve("META-INF/services"));
        Files.writeString(services.resolve(ConnectionSource.class.getName()), Installed.class.getName());
        URL[] urls = {jar.toUri().toURL()};
        try (URLClassLoader application = new URLClassLoader(urls, getClass().getClassLoader());
                CamelContext camel = new DefaultCamelContext()) {
            camel.setApplicationContextClassLoader(application);
            camel.start();

            assertThat(camel.getEndpoint("dataverse:accounts", DataverseEndpoint.class)
                            .connect()
                            .connection()
                            .name())
                    .isEqualTo("installed");
        }
    }

    @Test
    void aNameThatIsDefinedTwiceIsRefused() throws Exception {
        try (CamelContext camel = new DefaultCamelContext()) {
            camel.getRegistry().bind("source", BEAN);
            camel.getComponent("dataverse", DataverseComponent.class)
                    .setConnections(Map.of("bean", settings("http://127.0.0.1:1")));
            camel.start();

            assertThatThrownBy(() -> endpoint(camel, "bean").connect()).hasMessageContaining("bean");
        }
    }

    @Test
    void theOneBeanOfClientsIsUsedAndLeftOpen() throws Exception {
        try (DataverseClients clients = new DataverseClients(List.of(BEAN))) {
            try (CamelContext camel = new DefaultCamelContext()) {
                camel.getRegistry().bind("clients", clients);
                camel.start();

                assertThat(endpoint(camel, "bean").connect()).isSameAs(clients.get("bean"));
            }
            assertThat(clients.names()).containsExactly("bean");
        }
    }

    @Test
    void optionsOfTheComponentThatTheBeanOfClientsCannotKnowAreRefused() throws Exception {
        try (DataverseClients clients = new DataverseClients(List.of(BEAN));
                CamelContext camel = new DefaultCamelContext()) {
            camel.getRegistry().bind("clients", clients);
            camel.getComponent("dataverse", DataverseComponent.class).setHttpClientConfigurer(client -> {});
            camel.start();

            assertThatThrownBy(() -> endpoint(camel, "bean").connect())
                    .hasMessageContainingAll("httpClientConfigurer", "no effect", "NetworkDefaults");
        }
    }

    @Test
    void beansOfSettingsAreConnectionsByTheirNamesAlsoWhereTheComponentNamesThem() throws Exception {
        ConnectionSettings settings = settings("http://127.0.0.1:1");
        try (CamelContext camel = new DefaultCamelContext()) {
            camel.getRegistry().bind("crm", settings);
            camel.getComponent("dataverse", DataverseComponent.class)
                    .setConnections(Map.of("crm", settings, "own", settings("http://127.0.0.1:2")));
            camel.getRegistry().bind("other", settings("http://127.0.0.1:3"));
            camel.start();

            assertThat(endpoint(camel, "crm").connect().connection().environmentUrl())
                    .hasPort(1);
            assertThat(endpoint(camel, "other").connect().connection().environmentUrl())
                    .hasPort(3);
        }
    }

    @Test
    void whatTheComponentMadeEndsWithIt() throws Exception {
        try (CamelContext camel = new DefaultCamelContext()) {
            DataverseComponent component = camel.getComponent("dataverse", DataverseComponent.class);
            component.setConnections(Map.of("own", settings("http://127.0.0.1:1")));
            camel.start();
            DataverseClients before = component.clients();

            component.stop();
            component.start();

            assertThat(component.clients()).isNotSameAs(before);
        }
    }

    @Test
    void anEndpointShowsItsEnvironmentOnceItIsConnectedAndNeverASecret() throws Exception {
        try (CamelContext camel = new DefaultCamelContext()) {
            camel.getComponent("dataverse", DataverseComponent.class)
                    .setConnections(Map.of("own", settings("http://127.0.0.1:1")));
            camel.start();
            DataverseEndpoint endpoint = endpoint(camel, "own");
            assertThat(endpoint.getServiceUrl()).isNull();

            endpoint.connect();

            assertThat(endpoint.getServiceUrl()).isEqualTo("http://127.0.0.1:1");
            assertThat(endpoint.getServiceProtocol()).isEqualTo("http");
            assertThat(endpoint + " " + endpoint.connect().connection()).doesNotContain("secret-token");
        }
    }
}
