// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.starter.health;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;

import io.github.cameldataverse.client.DataverseClients;
import io.github.cameldataverse.starter.connection.DataverseConnectionAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.autoconfigure.health.HealthContributorAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.health.HealthEndpointAutoConfiguration;
import org.springframework.boot.actuate.health.CompositeHealth;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthContributor;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DataverseHealthAutoConfigurationTest {
    private static final String SALES = "dataverse.connections.sales.";
    private static final String SECRET = "s3cr3t-value";

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DataverseConnectionAutoConfiguration.class,
                    DataverseHealthAutoConfiguration.class,
                    HealthContributorAutoConfiguration.class,
                    HealthEndpointAutoConfiguration.class))
            .withPropertyValues("management.endpoints.web.exposure.include=health");

    private final ApplicationContextRunner sales = runner.withPropertyValues(
            SALES + "environment-url=http://localhost:1",
            SALES + "authority=http://localhost:1/tenant",
            SALES + "client-id=client");

    @Test
    void aConnectionThatCannotWorkIsDownAndSaysWhy() {
        sales.withPropertyValues(SALES + "client-secret=" + SECRET, SALES + "certificate.file=app.p12")
                .run(context -> {
                    Health health = health(context, "sales");
                    assertThat(health.getStatus()).isEqualTo(Status.DOWN);
                    assertThat(health.getDetails()).containsEntry("error", "InvalidConnectionException");
                    assertThat(health.getDetails().get("message").toString())
                            .contains("more than one credential")
                            .doesNotContain(SECRET);
                });
    }

    @Test
    void anAuthorityThatCannotBeReachedIsDownAndTellsNoSecret() {
        sales.withPropertyValues(SALES + "client-secret=" + SECRET, SALES + "authority=https://localhost:1/tenant")
                .run(context -> {
                    Health health = health(context, "sales");
                    assertThat(health.getStatus()).isEqualTo(Status.DOWN);
                    assertThat(health.getDetails()).containsEntry("error", "TransportException");
                    assertThat(health.toString()).doesNotContain(SECRET);
                });
    }

    @Test
    void aConnectionThatIsSwitchedOffIsNeitherUpNorDown() {
        sales.withPropertyValues(SALES + "enabled=false").run(context -> {
            Health health = health(context, "sales");
            assertThat(health.getStatus()).isEqualTo(Status.UNKNOWN);
            assertThat(health.getDetails()).containsEntry("enabled", false);
        });
    }

    @Test
    void theHealthEndpointShowsEachConnectionUnderDataverse() {
        sales.withPropertyValues("dataverse.connections.service.enabled=false").run(context -> {
            CompositeHealth dataverse =
                    (CompositeHealth) context.getBean(HealthEndpoint.class).healthForPath("dataverse");
            assertThat(dataverse.getComponents()).containsOnlyKeys("sales", "service");
            assertThat(dataverse.getStatus()).isEqualTo(Status.DOWN);
        });
    }

    @Test
    void anUnknownConnectionHasNoHealth() {
        sales.run(context ->
                assertThat(contributor(context).getContributor("other")).isNull());
    }

    @Test
    void nothingIsSentBeforeHealthIsAskedFor() throws Exception {
        try (ServerSocket environment = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            environment.setSoTimeout(200);
            String url = "http://localhost:" + environment.getLocalPort();
            sales.withPropertyValues(SALES + "environment-url=" + url, SALES + "authority=" + url + "/tenant")
                    .withPropertyValues(SALES + "client-secret=" + SECRET)
                    .run(context -> assertThat(contributor(context).iterator())
                            .toIterable()
                            .hasSize(1));
            assertThatThrownBy(environment::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aPropertySwitchesItOff() {
        sales.withPropertyValues("management.health.dataverse.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean("dataverseHealthContributor"));
    }

    @Test
    void everythingElseWorksWithoutTheActuator() {
        new ApplicationContextRunner()
                .withUserConfiguration(Application.class)
                .withPropertyValues(SALES + "environment-url=https://contoso.crm4.dynamics.com")
                .withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(DataverseClients.class)
                        .doesNotHaveBean("dataverseHealthContributor"));
    }

    @Test
    void backsOffFromTheUsersOwnContributor() {
        HealthContributor own = (HealthIndicator) () -> Health.up().build();
        sales.withBean("dataverseHealthContributor", HealthContributor.class, () -> own)
                .run(context -> assertThat(context.getBean("dataverseHealthContributor"))
                        .isSameAs(own));
    }

    private static CompositeHealthContributor contributor(AssertableApplicationContext context) {
        return context.getBean("dataverseHealthContributor", CompositeHealthContributor.class);
    }

    private static Health health(AssertableApplicationContext context, String connection) {
        return ((HealthIndicator) contributor(context).getContributor(connection)).health();
    }

    /** Imported by name, as in an application, so that conditions are read before classes are loaded. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({DataverseConnectionAutoConfiguration.class, DataverseHealthAutoConfiguration.class})
    static class Application {}
}
