// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.starter.emulator;

import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicReference;

import io.github.cameldataverse.client.DataverseClients;
import io.github.cameldataverse.client.connection.ConnectionSettings;
import io.github.cameldataverse.client.connection.ConnectionSource;
import io.github.cameldataverse.client.model.InvalidConnectionException;
import io.github.cameldataverse.emulator.DataverseEmulator;
import io.github.cameldataverse.emulator.Seed;
import io.github.cameldataverse.starter.connection.DataverseConnectionAutoConfiguration;
import io.github.cameldataverse.starter.health.DataverseHealthAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.actuate.autoconfigure.health.HealthContributorAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.health.HealthEndpointAutoConfiguration;
import org.springframework.boot.actuate.health.CompositeHealth;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.DefaultResourceLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DataverseEmulatorAutoConfigurationTest {
    private static final String ENABLED = "dataverse.emulator.enabled=true";

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DataverseConnectionAutoConfiguration.class,
                    DataverseEmulatorAutoConfiguration.class,
                    DataverseHealthAutoConfiguration.class,
                    HealthContributorAutoConfiguration.class,
                    HealthEndpointAutoConfiguration.class))
            .withPropertyValues("management.endpoints.web.exposure.include=health");

    @Test
    void thereIsNoEmulatorUnlessItIsAskedFor() {
        runner.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(DataverseEmulator.class));
        runner.withPropertyValues("dataverse.emulator.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(DataverseEmulator.class));
    }

    @Test
    void logsInWithTheCertificateTheEmulatorMadeAndIsUp() {
        runner.withPropertyValues(ENABLED).run(context -> {
            DataverseEmulator emulator = context.getBean(DataverseEmulator.class);
            CompositeHealth dataverse =
                    (CompositeHealth) context.getBean(HealthEndpoint.class).healthForPath("dataverse");
            assertThat(dataverse.getStatus()).isEqualTo(Status.UP);
            assertThat(dataverse.getComponents()).containsOnlyKeys("emulator");
            Health health = (Health) dataverse.getComponents().get("emulator");
            assertThat(health.getDetails())
                    .containsOnlyKeys("environmentUrl", "organizationId", "userId")
                    .containsEntry("environmentUrl", emulator.environmentUrl());
            assertThat(emulator.journal())
                    .anySatisfy(entry -> assertThat(entry.pathAndQuery()).contains("/oauth2/v2.0/token"));
        });
    }

    @Test
    void aLoginThatIsRefusedIsDownAndTellsNoSecret() {
        runner.withPropertyValues(ENABLED).run(context -> {
            DataverseEmulator emulator = context.getBean(DataverseEmulator.class);
            runner.withPropertyValues(
                            "dataverse.connections.sales.environment-url=" + emulator.environmentUrl(),
                            "dataverse.connections.sales.authority=" + emulator.authority(),
                            "dataverse.connections.sales.client-id=" + emulator.clientId(),
                            "dataverse.connections.sales.client-secret=wr0ng-s3cr3t",
                            "dataverse.connections.sales.trust.file=" + emulator.trustCertificate())
                    .run(other -> {
                        CompositeHealth dataverse = (CompositeHealth)
                                other.getBean(HealthEndpoint.class).healthForPath("dataverse");
                        Health health = (Health) dataverse.getComponents().get("sales");
                        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
                        assertThat(health.getDetails()).containsEntry("error", "AuthenticationException");
                        assertThat(health.toString()).doesNotContain("wr0ng-s3cr3t");
                    });
        });
    }

    @Test
    void holdsTheDemonstrationRows() {
        runner.withPropertyValues(ENABLED).run(context -> assertThat(
                        context.getBean(DataverseEmulator.class).rows("accounts"))
                .isNotEmpty());
    }

    @Test
    void isPrimaryBesideOtherConnections() {
        runner.withPropertyValues(
                        ENABLED, "dataverse.connections.sales.environment-url=https://contoso.crm4.dynamics.com")
                .run(context -> {
                    DataverseClients clients = context.getBean(DataverseClients.class);
                    assertThat(clients.names()).containsExactly("emulator", "sales");
                    assertThat(clients.primary()).isEqualTo("emulator");
                });
    }

    @Test
    void isNotPrimaryWhereAnotherIsNamed() {
        runner.withPropertyValues(
                        ENABLED,
                        "dataverse.primary=sales",
                        "dataverse.connections.sales.environment-url=https://contoso.crm4.dynamics.com")
                .run(context -> assertThat(
                                context.getBean(DataverseClients.class).primary())
                        .isEqualTo("sales"));
    }

    @Test
    void aNameThatIsDefinedTwiceIsRefused() {
        runner.withPropertyValues(
                        ENABLED, "dataverse.connections.emulator.environment-url=https://contoso.crm4.dynamics.com")
                .run(context -> assertThatThrownBy(
                                () -> context.getBean(DataverseClients.class).get("emulator"))
                        .isInstanceOf(InvalidConnectionException.class)
                        .hasMessageContaining("defined 2 times"));
    }

    @Test
    void stopsWithTheContext() {
        AtomicReference<ConnectionSettings> settings = new AtomicReference<>();
        AtomicReference<Integer> port = new AtomicReference<>();
        runner.withPropertyValues(ENABLED).run(context -> {
            settings.set(context.getBean("dataverseEmulatorConnectionSource", ConnectionSource.class)
                    .find("emulator")
                    .orElseThrow());
            port.set(context.getBean(DataverseEmulator.class).environmentUrl().getPort());
        });
        assertThatThrownBy(() -> new Socket("localhost", port.get()).close()).isInstanceOf(ConnectException.class);
        assertThat(settings.get().getCertificate().getFile())
                .satisfies(file ->
                        assertThat(Files.exists(java.nio.file.Path.of(file))).isFalse());
    }

    @Test
    void takesTheUsersOwnEmulator() {
        try (DataverseEmulator own = DataverseEmulator.builder().seed(Seed.NONE).start()) {
            runner.withPropertyValues(ENABLED)
                    .withBean(DataverseEmulator.class, () -> own)
                    .run(context -> {
                        assertThat(context.getBean(DataverseEmulator.class)).isSameAs(own);
                        assertThat(context.getBean(DataverseClients.class)
                                        .get(null)
                                        .whoAmI())
                                .isNotNull();
                    });
        }
    }

    @Test
    void withoutItsJarTheStartFailsAndNamesTheArtifact() {
        new ApplicationContextRunner()
                .withUserConfiguration(Application.class)
                .withClassLoader(withoutEmulator())
                .withPropertyValues(ENABLED)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(InvalidConnectionException.class)
                        .hasMessageContaining("io.github.camel-dataverse:camel-dataverse-emulator"));
    }

    @Test
    void withoutItsJarNothingElseIsMissed() {
        new ApplicationContextRunner()
                .withUserConfiguration(Application.class)
                .withClassLoader(withoutEmulator())
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(DataverseClients.class));
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void anApplicationSaysWhatIsMissingAndWhatToDo(CapturedOutput output) {
        SpringApplication application =
                new SpringApplication(new DefaultResourceLoader(withoutEmulator()), Application.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        assertThatThrownBy(() -> application.run("--" + ENABLED)).isInstanceOf(RuntimeException.class);
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("camel-dataverse-emulator")
                .contains("dataverse.connections.<name>");
    }

    private static ClassLoader withoutEmulator() {
        return new FilteredClassLoader("io.github.cameldataverse.emulator");
    }

    /** Imported by name, as in an application, so that conditions are read before classes are loaded. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({DataverseConnectionAutoConfiguration.class, DataverseEmulatorAutoConfiguration.class})
    static class Application {}
}
