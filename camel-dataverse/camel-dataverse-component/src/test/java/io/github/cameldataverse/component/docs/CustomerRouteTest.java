// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.docs;

import java.util.Map;

import io.github.cameldataverse.client.connection.ConnectionSettings;
import io.github.cameldataverse.component.DataverseComponent;
import io.github.cameldataverse.emulator.DataverseEmulator;
import io.github.cameldataverse.emulator.DataverseEmulatorExtension;
import io.github.cameldataverse.emulator.Seed;
import io.github.cameldataverse.emulator.fault.Fault;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

// tag::test[]
class CustomerRouteTest {
    @RegisterExtension
    static final DataverseEmulatorExtension DATAVERSE =
            DataverseEmulatorExtension.builder().seed(Seed.DEMO).build();

    private final DataverseEmulator emulator = DATAVERSE.emulator();
    private final CamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void startTheRoute() throws Exception {
        ConnectionSettings sales = new ConnectionSettings();
        sales.setEnvironmentUrl(emulator.environmentUrl().toString());
        sales.setAuthority(emulator.authority().toString());
        sales.setClientId(emulator.clientId());
        sales.getCertificate().setFile(emulator.certificate().toString());
        sales.getTrust().setFile(emulator.trustCertificate().toString());
        camel.getComponent("dataverse", DataverseComponent.class).setConnections(Map.of("sales", sales));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:customer").to("dataverse:accounts?operation=upsert&key=accountnumber");
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    private void send(String number, String name) {
        camel.createProducerTemplate().sendBody("direct:customer", Map.of("accountnumber", number, "name", name));
    }

    @Test
    void aCustomerBecomesAnAccount() {
        send("C-1", "Fabrikam");

        assertThat(emulator.rows("accounts"))
                .anySatisfy(row ->
                        assertThat(row).containsEntry("accountnumber", "C-1").containsEntry("name", "Fabrikam"));
    }

    @Test
    void aCustomerSurvivesAServiceThatLimitsForAMoment() {
        emulator.faults().add(Fault.status(429).retryAfter("1").method("PATCH"));

        send("C-1", "Fabrikam");

        assertThat(emulator.rows("accounts")).anySatisfy(row -> assertThat(row).containsEntry("name", "Fabrikam"));
    }
}
// end::test[]
