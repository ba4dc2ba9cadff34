// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.starter.connection;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.cameldataverse.client.DataverseClient;
import io.github.cameldataverse.client.DataverseClients;
import io.github.cameldataverse.client.auth.AccessToken;
import io.github.cameldataverse.client.auth.TokenSource;
import io.github.cameldataverse.client.connection.ConnectionSettings;
import io.github.cameldataverse.client.connection.ConnectionSource;
import io.github.cameldataverse.client.connection.NetworkDefaults;
import io.github.cameldataverse.client.model.InvalidConnectionException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DataverseConnectionAutoConfigurationTest {
    private static final String SALES = "dataverse.connections.sales.";
    private static final String SECRET = "s3cr3t-value";

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(DataverseConnectionAutoConfiguration.class));

    private final ApplicationContextRunner sales = runner.withPropertyValues(
            SALES + "environment-url=https://contoso.crm4.dynamics.com",
            SALES + "tenant-id=contoso.onmicrosoft.com",
            SALES + "client-id=00000000-0000-0000-0000-000000000001");

    @Test
    void bindsEveryKeyOfAConnection() {
        runner.withPropertyValues(
                        SALES + "environment-url=https://contoso.crm4.dynamics.com",
                        SALES + "tenant-id=tenant",
                        SALES + "client-id=client",
                        SALES + "certificate.file=file:/etc/crm/app.p12",
                        SALES + "certificate.chain=chain.pem",
                        SALES + "certificate.key=key.pem",
                        SALES + "certificate.password=" + SECRET,
                        SALES + "client-secret=" + SECRET,
                        SALES + "authority=https://login.example.com/tenant",
                        SALES + "scope=api://dataverse/.default",
                        SALES + "trust.file=/etc/crm/trust.pem",
                        SALES + "throttle.max-in-flight=7",
                        SALES + "enabled=false")
                .run(context -> {
                    ConnectionSettings settings = context.getBean(ConnectionSource.class)
                            .find("sales")
                            .orElseThrow();
                    assertThat(settings.getEnvironmentUrl()).isEqualTo("https://contoso.crm4.dynamics.com");
                    assertThat(settings.getTenantId()).isEqualTo("tenant");
                    assertThat(settings.getClientId()).isEqualTo("client");
                    assertThat(settings.getCertificate())
                            .returns("file:/etc/crm/app.p12", ConnectionSettings.CertificateSettings::getFile)
                            .returns("chain.pem", ConnectionSettings.CertificateSettings::getChain)
                            .returns("key.pem", ConnectionSettings.CertificateSettings::getKey)
                            .returns(SECRET, ConnectionSettings.CertificateSettings::getPassword);
                    assertThat(settings.getClientSecret()).isEqualTo(SECRET);
                    assertThat(settings.getAuthority()).isEqualTo("https://login.example.com/tenant");
                    assertThat(settings.getScope()).isEqualTo("api://dataverse/.default");
                    assertThat(settings.getTrust().getFile()).isEqualTo("/etc/crm/trust.pem");
                    assertThat(settings.getThrottle().getMaxInFlight()).isEqualTo(7);
                    assertThat(settings.isEnabled()).isFalse();
                });
    }

    @Test
    void aBeanOfNetworkDefaultsHoldsForEveryConnection() {
        AtomicInteger built = new AtomicInteger();
        sales.withPropertyValues(SALES + "client-secret=" + SECRET)
                .withBean(NetworkDefaults.class, () -> new NetworkDefaults(null, client -> built.incrementAndGet()))
                .run(context -> {
                    context.getBean(DataverseClients.class).get("sales");
                    assertThat(built).hasValue(1);
                });
    }

    @Test
    void startsWithoutAnyConnection() {
        runner.run(context -> {
            assertThat(context).hasNotFailed().hasSingleBean(DataverseClients.class);
            assertThat(context.getBean(DataverseClients.class).names()).isEmpty();
        });
    }

    @Test
    void theOnlyConnectionIsThePrimaryOne() {
        sales.run(context ->
                assertThat(context.getBean(DataverseClients.class).primary()).isEqualTo("sales"));
    }

    @Test
    void aPropertyNamesThePrimaryConnection() {
        sales.withPropertyValues(
                        "dataverse.connections.service.environment-url=https://fabrikam.crm.dynamics.com",
                        "dataverse.primary=service")
                .run(context -> {
                    DataverseClients clients = context.getBean(DataverseClients.class);
                    assertThat(clients.names()).containsExactly("sales", "service");
                    assertThat(clients.primary()).isEqualTo("service");
                });
    }

    @Test
    void twoConnectionsNeedAPrimaryOneOnlyWhereNoneIsNamed() {
        sales.withPropertyValues(
                        SALES + "client-secret=" + SECRET,
                        "dataverse.connections.service.environment-url=https://fabrikam.crm.dynamics.com")
                .run(context -> {
                    DataverseClients clients = context.getBean(DataverseClients.class);
                    assertThat(clients.get("sales").connection().name()).isEqualTo("sales");
                    assertThatThrownBy(() -> clients.get(null))
                            .isInstanceOf(InvalidConnectionException.class)
                            .hasMessageContaining("sales, service");
                });
    }

    @Test
    void sendsNothingAndReadsNoCertificateAtStart() throws Exception {
        try (ServerSocket environment = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            environment.setSoTimeout(200);
            runner.withPropertyValues(
                            SALES + "environment-url=http://localhost:" + environment.getLocalPort(),
                            SALES + "authority=http://localhost:" + environment.getLocalPort() + "/tenant",
                            SALES + "certificate.file=/does/not/exist.p12")
                    .run(context -> assertThat(context).hasNotFailed());
            assertThatThrownBy(environment::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void theSameClientIsSharedByAll() {
        sales.withPropertyValues(SALES + "client-secret=" + SECRET).run(context -> {
            DataverseClients clients = context.getBean(DataverseClients.class);
            assertThat(clients.get("sales")).isSameAs(clients.get(null));
        });
    }

    @Test
    void closesTheConnectionsWithTheContext() {
        sales.withPropertyValues(SALES + "client-secret=" + SECRET).run(context -> {
            DataverseClient client = context.getBean(DataverseClients.class).get("sales");
            context.close();
            assertThatThrownBy(client::whoAmI).isInstanceOf(RuntimeException.class);
        });
    }

    @Test
    void backsOffFromTheUsersOwnClients() {
        runner.withUserConfiguration(OwnClients.class)
                .run(context ->
                        assertThat(context.getBean(DataverseClients.class)).isSameAs(OwnClients.CLIENTS));
    }

    @Test
    void takesConnectionsOfOtherSourcesToo() {
        sales.withUserConfiguration(OwnSource.class).run(context -> assertThat(
                        context.getBean(DataverseClients.class).names())
                .containsExactly("sales", "vault"));
    }

    @Test
    void refusesANameThatTwoSourcesDefine() {
        sales.withUserConfiguration(OwnSource.class)
                .withPropertyValues("dataverse.connections.vault.environment-url=https://contoso.crm4.dynamics.com")
                .run(context -> assertThatThrownBy(
                                () -> context.getBean(DataverseClients.class).get("vault"))
                        .isInstanceOf(InvalidConnectionException.class)
                        .hasMessageContaining("defined 2 times"));
    }

    @Nested
    class TokenSources {
        @Test
        void areBeansNamedInTheProperties() {
            sales.withUserConfiguration(OwnTokens.class)
                    .withPropertyValues(SALES + "token-source=#tokens")
                    .run(context -> {
                        TokenSource source = context.getBean(ConnectionSource.class)
                                .find("sales")
                                .orElseThrow()
                                .getTokenSource();
                        assertThat(source).isNotNull();
                        assertThat(source.token(null).value()).isEqualTo("own-token");
                        assertThat(context.getBean(DataverseClients.class).get("sales"))
                                .isNotNull();
                    });
        }

        @Test
        void thatDoNotExistFailTheStart() {
            sales.withPropertyValues(SALES + "token-source=#tokns")
                    .run(context ->
                            assertThat(context).getFailure().rootCause().hasMessageContaining("no bean named 'tokns'"));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnClients {
        static final DataverseClients CLIENTS = new DataverseClients(List.of());

        @Bean
        DataverseClients ownClients() {
            return CLIENTS;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnSource {
        @Bean
        ConnectionSource vault() {
            Map<String, ConnectionSettings> settings = Map.of("vault", new ConnectionSettings());
            return new ConnectionSource() {
                @Override
                public Set<String> names() {
                    return settings.keySet();
                }

                @Override
                public Optional<ConnectionSettings> find(String name) {
                    return Optional.ofNullable(settings.get(name));
                }
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnTokens {
        @Bean
        TokenSource tokens() {
            return rejected -> new AccessToken("own-token", Instant.now().plus(Duration.ofHours(1)));
        }
    }
}
