// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cameldataverse.client.connection.ConnectionSettings;
import io.github.cameldataverse.client.model.DataverseException;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.UnknownNameException;
import io.github.cameldataverse.client.model.ValidationException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** In what form rows leave an endpoint, and when an iterator ends. */
class OutputTest extends EmulatorRoutes {
    private static final String QUERY =
            "dataverse:accounts?connection=sales&operation=query&orderBy=accountnumber&outputType=";

    /** An account as an application knows it. */
    public record Account(String accountnumber, String name, BigDecimal creditlimit, Instant createdon) {}

    /** An account with its contact. */
    public record WithContact(UUID primarycontactid) {}

    /** A class whose property cannot take a name. */
    public record Unfit(int name) {}

    private Exchange request(String uri, Map<String, Object> headers) {
        return template.request(uri, exchange -> exchange.getMessage().setHeaders(headers));
    }

    private void route(RouteBuilder route) throws Exception {
        camel.addRoutes(route);
    }

    @Nested
    class OneRow {
        @Test
        void isTheBodyItself() {
            Exchange done = request(QUERY + "one&filter=accountnumber eq 'ACC-1002'", Map.of());
            assertThat(done.getMessage().getBody(Row.class)).containsEntry("name", "Litware, Inc.");
            assertThat(done.getMessage().getHeader(DataverseConstants.COUNT)).isEqualTo(1);
        }

        @Test
        void thatIsNotThereMakesTheBodyNull() {
            Exchange done =
                    template.request(QUERY + "one&filter=accountnumber eq 'NONE'", exchange -> exchange.getMessage()
                            .setBody("the question"));
            assertThat(done.getException()).isNull();
            assertThat(done.getMessage().getBody()).isNull();
            assertThat(done.getMessage().getHeader(DataverseConstants.COUNT)).isEqualTo(0);
        }

        @Test
        void thatIsNotTheOnlyOneIsAnError() {
            assertThat(request(QUERY + "one", Map.of()).getException())
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContainingAll("more than one row", "account", "top=1");
        }

        @Test
        void isTheFirstWhereTopSaysSo() {
            assertThat((Row) send(QUERY + "one&top=1", null)).containsEntry("accountnumber", "ACC-1001");
        }
    }

    @Nested
    class Json {
        @Test
        void isTheTextOfAnArrayForAQuery() throws Exception {
            Exchange done = request(QUERY + "json&select=name,creditlimit", Map.of());
            JsonNode rows = new JsonMapper().readTree(done.getMessage().getBody(String.class));
            assertThat(rows).hasSize(4);
            assertThat(rows.get(1).get("name").asText()).isEqualTo("Litware, Inc.");
            assertThat(done.getMessage().getHeader(DataverseConstants.COUNT)).isEqualTo(4);
        }

        @Test
        void isTheTextOfAnObjectForARow() throws Exception {
            Object text =
                    send("dataverse:accounts?operation=retrieve&select=name&outputType=json&rowId=" + LITWARE, null);
            assertThat(new JsonMapper().readTree((String) text).get("name").asText())
                    .isEqualTo("Litware, Inc.");
        }

        @Test
        void ofNoRowsIsAnEmptyArray() {
            assertThat(send(QUERY + "json&filter=name eq 'Nobody'", null)).isEqualTo("[]");
        }

        @Test
        void canBeWrittenBack() {
            Object text = send(QUERY + "json&select=accountnumber,name&top=1", null);
            send(
                    "dataverse:accounts?operation=upsert&key=accountnumber",
                    ((String) text).replace("Contoso", "Changed"));
            assertThat(accounts().get(0).getString("name")).startsWith("Changed");
        }
    }

    @Nested
    class AClass {
        private final String named = "&outputClass=" + Account.class.getName();

        @Test
        void takesTheColumnsItHasPropertiesFor() {
            assertThat((List<?>) send(QUERY + "list" + named, null))
                    .hasSize(4)
                    .first()
                    .satisfies(first -> {
                        Account account = (Account) first;
                        assertThat(account.name()).isEqualTo("Contoso Ltd");
                        assertThat(account.createdon()).isBeforeOrEqualTo(Instant.now());
                    });
        }

        @Test
        void takesALookupAsTheIdItPointsTo() {
            Object account = send(
                    "dataverse:accounts?operation=retrieve&rowId=" + CONTOSO + "&outputClass="
                            + WithContact.class.getName(),
                    null);
            assertThat(((WithContact) account).primarycontactid()).isNotNull();
        }

        @Test
        void isWhatARetrievedRowAndAWrittenOneBecome() {
            assertThat(send("dataverse:accounts?operation=retrieve&rowId=" + LITWARE + named, null))
                    .isInstanceOf(Account.class);
            Object written = send(
                    "dataverse:accounts?operation=create&returnRepresentation=true" + named,
                    Map.of("name", "New", "creditlimit", new BigDecimal("12.50")));
            assertThat(((Account) written).creditlimit()).isEqualByComparingTo("12.5");
        }

        @Test
        void mayComeFromAHeader() {
            Exchange done = request(
                    QUERY + "list",
                    Map.of(
                            DataverseConstants.OUTPUT_CLASS,
                            Account.class,
                            DataverseConstants.OUTPUT_TYPE,
                            "one",
                            DataverseConstants.TOP,
                            1));
            assertThat(done.getMessage().getBody()).isInstanceOf(Account.class);
            assertThat(done.getMessage().getHeaders())
                    .doesNotContainKeys(DataverseConstants.OUTPUT_CLASS, DataverseConstants.OUTPUT_TYPE);
        }

        @Test
        void thatARowCannotBeMadeIsAnErrorWithTheReason() {
            assertThatThrownBy(() -> send(QUERY + "list&outputClass=" + Unfit.class.getName(), null))
                    .cause()
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContainingAll(CONTOSO, "Unfit", "Contoso Ltd", "outputClass");
        }

        @Test
        void thatIsNotThereIsRefusedAtStart() {
            assertThatThrownBy(() -> route(new RouteBuilder() {
                        @Override
                        public void configure() {
                            from("direct:none").to(QUERY + "list&outputClass=com.example.None");
                        }
                    }))
                    .rootCause()
                    .hasMessageContainingAll("outputClass", "com.example.None", "no such class");
        }

        @Test
        void isWhatAConsumerDelivers() throws Exception {
            mock("changes").expectedMinimumMessageCount(4);
            route(new RouteBuilder() {
                @Override
                public void configure() {
                    from("dataverse:accounts?startFrom=beginning&initialDelay=1" + named)
                            .to("mock:changes");
                }
            });
            mock("changes").assertIsSatisfied();
            assertThat(mock("changes").getExchanges().get(0).getMessage().getBody())
                    .isInstanceOf(Account.class);
        }
    }

    @Test
    void anUnknownFormInAHeaderListsTheNearOnes() {
        assertThat(request(QUERY + "list", Map.of(DataverseConstants.OUTPUT_TYPE, "itertor"))
                        .getException())
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContainingAll("CamelDataverseOutputType", "iterator");
    }

    @Nested
    class AnIterator {
        @Test
        void handsRowsToTheRouteAndIsClosedWithTheExchange() throws Exception {
            AtomicReference<Iterator<?>> seen = new AtomicReference<>();
            mock("each").expectedMessageCount(4);
            route(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:all")
                            .to(QUERY + "iterator")
                            .process(exchange -> seen.set(exchange.getMessage().getBody(Iterator.class)))
                            .filter(exchange ->
                                    !Boolean.TRUE.equals(exchange.getMessage().getHeader("skip")))
                            .split(body())
                            .streaming()
                            .to("mock:each");
                }
            });
            template.sendBody("direct:all", null);
            mock("each").assertIsSatisfied();
            assertThat(seen.get().hasNext()).isFalse();
            template.sendBodyAndHeader("direct:all", null, "skip", true);
            assertThatThrownBy(() -> seen.get().hasNext())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("closed", "account", "outputType=list");
        }

        @Test
        void goesAlongWhereTheExchangeIsHandedToAnotherThread() throws Exception {
            CountDownLatch handedOver = new CountDownLatch(1);
            route(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:all").to(QUERY + "iterator&pageSize=1").to("seda:work?waitForTaskToComplete=Never");
                    from("seda:work")
                            .process(exchange -> handedOver.await(10, TimeUnit.SECONDS))
                            .split(body())
                            .streaming()
                            .stopOnException()
                            .to("mock:each");
                }
            });
            mock("each").expectedMessageCount(4);
            template.sendBody("direct:all", null);
            handedOver.countDown();
            mock("each").assertIsSatisfied();
        }

        @Test
        void failsWhereItIsAskedForRatherThanLaterInTheRoute() {
            assertThat(request(QUERY + "iterator&filter=nosuchcolumn eq 1", Map.of())
                            .getException())
                    .isInstanceOf(DataverseException.class);
        }

        @Test
        void holdsNoPermitWhileASlowRouteUpdatesWhatItReads() throws Exception {
            ConnectionSettings narrow = settings();
            narrow.getThrottle().setMaxInFlight(1);
            for (int i = 0; i < 40; i++) {
                send("dataverse:accounts?operation=create", Map.of("accountnumber", "S-" + i, "name", "Slow"));
            }
            CompletableFuture<Void> othersWereServed = new CompletableFuture<>();
            try (CamelContext slow = newContext()) {
                slow.getComponent("dataverse", DataverseComponent.class).setConnections(Map.of("sales", narrow));
                slow.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:all")
                                .to(QUERY + "iterator&pageSize=5&select=accountid")
                                .split(body())
                                .streaming()
                                .stopOnException()
                                // the first row waits until another exchange got through the one permit
                                .process(exchange -> othersWereServed.get(20, TimeUnit.SECONDS))
                                .process(exchange -> {
                                    Row row = exchange.getMessage().getBody(Row.class);
                                    exchange.getMessage().setBody(Map.of("accountid", row.id(), "name", "Touched"));
                                })
                                .to("dataverse:accounts?operation=update")
                                .to("mock:each");
                    }
                });
                slow.start();
                MockEndpoint each = slow.getEndpoint("mock:each", MockEndpoint.class);
                CompletableFuture<Object> reading =
                        slow.createProducerTemplate().asyncRequestBody("direct:all", (Object) null);
                assertThat(slow.createProducerTemplate()
                                .requestBody("dataverse:environment?operation=whoAmI", (Object) null))
                        .isNotNull();
                othersWereServed.complete(null);
                reading.get(60, TimeUnit.SECONDS);
                await().atMost(Duration.ofSeconds(10)).until(() -> each.getReceivedCounter() == 44);
            }
            assertThat(accounts()).extracting(row -> row.get("name")).containsOnly("Touched");
        }
    }
}
