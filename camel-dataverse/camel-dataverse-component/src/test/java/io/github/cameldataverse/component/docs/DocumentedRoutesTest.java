// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.docs;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import io.github.cameldataverse.client.changes.Cursor;
import io.github.cameldataverse.client.check.ConnectionReport;
import io.github.cameldataverse.client.connection.ConnectionSettings;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.RowOutcome;
import io.github.cameldataverse.client.model.WhoAmI;
import io.github.cameldataverse.component.DataverseComponent;
import io.github.cameldataverse.component.DataverseConstants;
import io.github.cameldataverse.component.poll.MemoryCursorRepository;
import io.github.cameldataverse.emulator.DataverseEmulator;
import io.github.cameldataverse.emulator.DataverseEmulatorExtension;
import io.github.cameldataverse.emulator.Seed;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The routes of the documentation do what it says, in each language. */
class DocumentedRoutesTest {
    @RegisterExtension
    static final DataverseEmulatorExtension DATAVERSE =
            DataverseEmulatorExtension.builder().seed(Seed.DEMO).build();

    /** A language that routes are written in. */
    enum Language {
        java,
        yaml,
        xml;

        /** Adds all routes of the documentation. */
        void addRoutes(CamelContext camel) throws Exception {
            if (this == java) {
                camel.addRoutes(new DocumentedRoutes());
                return;
            }
            for (String name : Snippets.NAMES) {
                String location = "classpath:docs/" + this + "/" + name + ".camel." + this;
                PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.resolveResource(camel, location));
            }
        }
    }

    private final MemoryCursorRepository cursors = new MemoryCursorRepository();

    private CamelContext start(Language language) throws Exception {
        DataverseEmulator emulator = DATAVERSE.emulator();
        ConnectionSettings sales = new ConnectionSettings();
        sales.setEnvironmentUrl(emulator.environmentUrl().toString());
        sales.setAuthority(emulator.authority().toString());
        sales.setClientId(emulator.clientId());
        sales.getCertificate().setFile(emulator.certificate().toString());
        sales.getTrust().setFile(emulator.trustCertificate().toString());
        CamelContext camel = new DefaultCamelContext();
        camel.getShutdownStrategy().setTimeout(5);
        camel.getComponent("dataverse", DataverseComponent.class).setConnections(Map.of("sales", sales));
        camel.getRegistry().bind("cursors", cursors);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:each").to("mock:each");
                from("direct:bad").to("mock:bad");
                from("direct:closed").to("mock:closed");
                from("direct:changed").to("mock:changed");
            }
        });
        language.addRoutes(camel);
        AdviceWith.adviceWith(
                (ModelCamelContext) camel,
                "changes",
                route -> route.replaceFromWith(
                        route.getOriginalRoute().getInput().getEndpointUri() + "&initialDelay=1&delay=100"));
        camel.start();
        return camel;
    }

    @ParameterizedTest
    @EnumSource
    void rowsAreWrittenReadAndDeleted(Language language) throws Exception {
        try (CamelContext camel = start(language)) {
            ProducerTemplate template = camel.createProducerTemplate();
            Map<String, Object> named = Map.of("accountnumber", "D-1");

            template.requestBody("direct:create", Map.of("accountnumber", "D-1", "name", "Created"));
            template.requestBody("direct:update", Map.of("accountnumber", "D-1", "creditlimit", new BigDecimal("5.5")));
            Row row = template.requestBody("direct:retrieve", named, Row.class);
            assertThat(row).containsEntry("name", "Created");
            assertThat(row.getDecimal("creditlimit")).isEqualByComparingTo("5.5");
            template.requestBody(
                    "direct:upsert",
                    List.of(Map.of("accountnumber", "D-1", "name", "Upserted"), Map.of("accountnumber", "D-2")));
            assertThat(template.requestBody("direct:retrieve", named, Row.class))
                    .containsEntry("name", "Upserted");
            template.requestBody("direct:delete", named);

            assertThat(DATAVERSE.emulator().rows("accounts"))
                    .extracting(stored -> stored.get("accountnumber"))
                    .contains("D-2")
                    .doesNotContain("D-1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void goodRowsLandAndBadOnesGoTheirOwnWay(Language language) throws Exception {
        try (CamelContext camel = start(language)) {
            MockEndpoint bad = camel.getEndpoint("mock:bad", MockEndpoint.class);
            bad.expectedMessageCount(1);
            camel.createProducerTemplate()
                    .requestBody(
                            "direct:load",
                            List.of(
                                    Map.of("accountnumber", "L-1"),
                                    Map.of("accountnumber", "L-2", "name", "x".repeat(500)),
                                    Map.of("accountnumber", "L-3")));

            bad.assertIsSatisfied();
            assertThat(bad.getExchanges()
                            .get(0)
                            .getMessage()
                            .getBody(RowOutcome.class)
                            .index())
                    .isEqualTo(1);
            assertThat(DATAVERSE.emulator().rows("accounts"))
                    .extracting(stored -> stored.get("accountnumber"))
                    .contains("L-1", "L-3")
                    .doesNotContain("L-2");
        }
    }

    @ParameterizedTest
    @EnumSource
    void queriesFindRowsAndTheEnvironmentTellsWhoWeAre(Language language) throws Exception {
        try (CamelContext camel = start(language)) {
            ProducerTemplate template = camel.createProducerTemplate();
            template.requestBody(
                    "direct:create", Map.of("accountnumber", "D-1", "name", "Here", "address1_city", "O'Fallon"));

            assertThat(template.requestBody("direct:query", Map.of("city", "O'Fallon"), List.class))
                    .singleElement()
                    .satisfies(row -> assertThat((Row) row).containsEntry("name", "Here"));
            assertThat(template.requestBody("direct:count", Map.of("city", "O'Fallon"), Long.class))
                    .isEqualTo(1);
            assertThat(template.requestBody("direct:testConnection", (Object) null))
                    .isInstanceOf(ConnectionReport.class);
            MockEndpoint each = camel.getEndpoint("mock:each", MockEndpoint.class);
            each.expectedMessageCount(DATAVERSE.emulator().rows("accounts").size());
            template.requestBody("direct:stream", (Object) null);
            each.assertIsSatisfied();
            assertThat(template.requestBody("direct:whoAmI", (Object) null)).isInstanceOf(WhoAmI.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void changesArrive(Language language) throws Exception {
        try (CamelContext camel = start(language)) {
            await().until(() -> cursors.load("sales/accounts/changes")
                    .filter(cursor -> cursor.phase() == Cursor.Phase.CHANGES)
                    .isPresent());
            MockEndpoint changed = camel.getEndpoint("mock:changed", MockEndpoint.class);
            MockEndpoint closed = camel.getEndpoint("mock:closed", MockEndpoint.class);
            changed.expectedMinimumMessageCount(1);
            closed.expectedMessageCount(1);
            ProducerTemplate template = camel.createProducerTemplate();
            template.requestBody("direct:create", Map.of("accountnumber", "D-1", "name", "Created"));
            changed.assertIsSatisfied();

            template.requestBody("direct:delete", Map.of("accountnumber", "D-1"));

            closed.assertIsSatisfied();
            assertThat(changed.getExchanges().get(0).getMessage().getHeader(DataverseConstants.CHANGE_TYPE))
                    .isEqualTo("upserted");
        }
    }
}
