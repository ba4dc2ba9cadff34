// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.cameldataverse.client.connection.ConnectionSettings;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.emulator.DataverseEmulator;
import io.github.cameldataverse.emulator.Seed;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;

/** A Camel context with the connection {@code sales} to an emulator with its demonstration rows. */
abstract class EmulatorRoutes {
    /** Row id of Contoso Ltd, ACC-1001. */
    static final String CONTOSO = "60c4e274-0d87-4711-80e5-00155db19e01";
    /** Row id of Litware, Inc., ACC-1002. */
    static final String LITWARE = "60c4e274-0d87-4711-80e5-00155db19e02";

    static DataverseEmulator emulator;

    CamelContext camel;
    ProducerTemplate template;

    @BeforeAll
    static void startEmulator() {
        emulator = DataverseEmulator.builder().seed(Seed.DEMO).start();
    }

    @AfterAll
    static void stopEmulator() {
        emulator.close();
    }

    @BeforeEach
    void open() {
        emulator.reset();
        camel = newContext();
        camel.start();
        template = camel.createProducerTemplate();
    }

    @AfterEach
    void close() {
        camel.stop();
    }

    static CamelContext newContext() {
        CamelContext context = new DefaultCamelContext();
        context.getShutdownStrategy().setTimeout(5);
        context.getComponent("dataverse", DataverseComponent.class).setConnections(Map.of("sales", settings()));
        return context;
    }

    static ConnectionSettings settings() {
        ConnectionSettings settings = new ConnectionSettings();
        settings.setEnvironmentUrl(emulator.environmentUrl().toString());
        settings.setAuthority(emulator.authority().toString());
        settings.setClientId(emulator.clientId());
        settings.getCertificate().setFile(emulator.certificate().toString());
        settings.getTrust().setFile(emulator.trustCertificate().toString());
        return settings;
    }

    Object send(String uri, Object body) {
        return template.requestBody(uri, body);
    }

    @SuppressWarnings("unchecked")
    List<Row> accounts() {
        return template.requestBody("dataverse:accounts?operation=query&orderBy=accountnumber", null, List.class);
    }

    MockEndpoint mock(String name) {
        MockEndpoint mock = camel.getEndpoint("mock:" + name, MockEndpoint.class);
        mock.setResultWaitTime(Duration.ofSeconds(15).toMillis());
        return mock;
    }

    Exchange exchange(String uri, Object body, Map<String, Object> headers) {
        return template.request(uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(headers);
        });
    }

    Exchange exchange(String uri, Object body) {
        return exchange(uri, body, Map.of());
    }

    static <T extends Exception> T failure(Exchange exchange, Class<T> type) {
        assertThat(exchange.getException()).isInstanceOf(type);
        return exchange.getException(type);
    }

    Row account(String number) {
        return (Row) send("dataverse:accounts?operation=retrieve&key=accountnumber='" + number + "'", null);
    }
}
