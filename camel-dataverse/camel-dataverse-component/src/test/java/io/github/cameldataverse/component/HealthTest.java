// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.cameldataverse.client.DataverseClient;
import io.github.cameldataverse.client.connection.Connection;
import io.github.cameldataverse.client.connection.ConnectionSettings;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What Camel's health checks tell of consumers and connections. */
class HealthTest extends EmulatorRoutes {
    private static final class TestClock extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private static void ask(CamelContext context) {
        context.getCamelContextExtension()
                .getContextPlugin(HealthCheckRegistry.class)
                .setEnabled(true);
        for (String repository : List.of("producers", "consumers")) {
            HealthCheckHelper.getHealthCheckRepository(context, repository).setEnabled(true);
        }
    }

    private static Optional<HealthCheck.Result> result(Collection<HealthCheck.Result> results, String id) {
        return results.stream()
                .filter(result -> result.getCheck().getId().startsWith(id))
                .findFirst();
    }

    private static void route(CamelContext context, String from, String to) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(from).routeId("feed").to(to);
            }
        });
    }

    @Test
    void aConnectionIsReadyWhereDataverseSaysWhoWeAre() throws Exception {
        ask(camel);
        route(camel, "direct:in", "dataverse:accounts?operation=query");

        HealthCheck.Result ready = result(HealthCheckHelper.invokeReadiness(camel, "full"), "dataverse-sales")
                .orElseThrow();

        assertThat(ready.getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(ready.getDetails())
                .containsEntry("connection", "sales")
                .containsEntry("environmentUrl", emulator.environmentUrl().toString());
        assertThat(result(HealthCheckHelper.invokeLiveness(camel, "full"), "dataverse-sales"))
                .isEmpty();
    }

    @Test
    void aConnectionThatCannotLogInIsNotReadyAndTellsNoSecret() throws Exception {
        ConnectionSettings wrong = settings();
        wrong.setClientId("00000000-0000-0000-0000-0000000000ff");
        wrong.getCertificate().setPassword("pa55word");
        try (CamelContext context = newContext()) {
            context.getComponent("dataverse", DataverseComponent.class).setConnections(Map.of("sales", wrong));
            context.start();
            ask(context);
            route(context, "direct:in", "dataverse:accounts?operation=query");

            HealthCheck.Result down = result(HealthCheckHelper.invokeReadiness(context, "full"), "dataverse-sales")
                    .orElseThrow();

            assertThat(down.getState()).isEqualTo(HealthCheck.State.DOWN);
            assertThat(down.getDetails()).containsEntry("reason", "CREDENTIAL").containsEntry("step", "token");
            assertThat(down.getMessage().orElseThrow()).isNotBlank().doesNotContain("pa55word");
        }
    }

    @Test
    void aConnectionIsNotAskedForUnlessProducersAre() throws Exception {
        route(camel, "direct:in", "dataverse:accounts?operation=query");
        assertThat(result(HealthCheckHelper.invoke(camel, "full"), "dataverse-"))
                .isEmpty();
    }

    @Test
    void aComponentMaySwitchTheChecksOfItsConnectionsOff() throws Exception {
        ask(camel);
        camel.getComponent("dataverse", DataverseComponent.class).setHealthCheckProducerEnabled(false);
        route(camel, "direct:in", "dataverse:accounts?operation=query");
        assertThat(result(HealthCheckHelper.invoke(camel, "full"), "dataverse-"))
                .isEmpty();
    }

    @Test
    void aConsumerIsReadyAfterItsFirstPollAndDownWhenPollsFail() throws Exception {
        ask(camel);
        route(camel, "dataverse:accounts?initialDelay=1&delay=50", "mock:changes");
        await().until(() -> result(HealthCheckHelper.invokeReadiness(camel, "full"), "consumer:feed")
                .filter(result -> result.getState() == HealthCheck.State.UP)
                .isPresent());
        camel.getRouteController().stopRoute("feed");
        camel.removeRoute("feed");

        route(camel, "dataverse:nosuchtable?initialDelay=1&delay=50", "mock:changes");

        await().until(() -> result(HealthCheckHelper.invokeReadiness(camel, "full"), "consumer:feed")
                .filter(result -> result.getState() == HealthCheck.State.DOWN)
                .isPresent());
    }

    private DataverseClient client(AtomicInteger asked, CountDownLatch gate) {
        ConnectionSettings settings = new ConnectionSettings();
        settings.setEnvironmentUrl("http://127.0.0.1:1");
        settings.setTokenSource(rejected -> {
            asked.incrementAndGet();
            try {
                gate.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            throw new IllegalStateException("secret-token");
        });
        return DataverseClient.create(Connection.build("sales", settings));
    }

    @Test
    void theAnswerIsKeptForHalfAMinute() {
        TestClock clock = new TestClock();
        AtomicInteger asked = new AtomicInteger();
        DataverseClient client = client(asked, new CountDownLatch(0));
        try (Connection ignored = client.connection()) {
            AtomicInteger probes = new AtomicInteger();
            Executor counting = probe -> {
                probes.incrementAndGet();
                probe.run();
            };
            ConnectionHealthCheck check = new ConnectionHealthCheck(client, counting, clock, Duration.ofSeconds(10));

            HealthCheck.Result first = check.call(Map.of());
            check.call(Map.of());
            assertThat(probes).hasValue(1);
            clock.now = clock.now.plus(ConnectionHealthCheck.FRESH);
            check.call(Map.of());

            assertThat(probes).hasValue(2);
            assertThat(asked).hasPositiveValue();
            assertThat(first.getDetails()).containsEntry("reason", "CREDENTIAL");
            assertThat(first.getState()).isEqualTo(HealthCheck.State.DOWN);
            assertThat(first.getDetails() + " " + first.getMessage()).doesNotContain("secret-token");
        }
    }

    @Test
    void nobodyWaitsLongAndTheSlowCallIsNotRepeated() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        DataverseClient client = client(asked, gate);
        ExecutorService threads = Executors.newCachedThreadPool();
        try (Connection ignored = client.connection()) {
            ConnectionHealthCheck check =
                    new ConnectionHealthCheck(client, threads, new TestClock(), Duration.ofMillis(50));

            HealthCheck.Result slow = check.call(Map.of());
            check.call(Map.of());

            assertThat(slow.getState()).isEqualTo(HealthCheck.State.DOWN);
            assertThat(slow.getMessage().orElseThrow()).contains("not answered");
            assertThat(asked.get()).isLessThan(2);
        } finally {
            gate.countDown();
            threads.shutdown();
            assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
