// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.cameldataverse.client.auth.AccessToken;
import io.github.cameldataverse.client.connection.ConnectionSettings;
import io.github.cameldataverse.client.model.TransportException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.moreThanOrExactly;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The request options that make sense for a poll are applied to it. */
class ConsumerRequestOptionsTest {
    private static final String API = "/api/data/v9.2/";
    private static final String ID = "00000000-0000-0000-0000-000000000001";

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private CamelContext camel;

    @BeforeEach
    void open() {
        ConnectionSettings settings = new ConnectionSettings();
        settings.setEnvironmentUrl("http://127.0.0.1:" + SERVER.getPort());
        settings.setTokenSource(rejected -> new AccessToken("secret-token", Instant.MAX));
        camel = new DefaultCamelContext();
        camel.getShutdownStrategy().setTimeout(5);
        camel.getComponent("dataverse", DataverseComponent.class).setConnections(Map.of("sales", settings));
        camel.start();
        SERVER.stubFor(get(urlPathEqualTo(API + "EntityDefinitions")).willReturn(okJson("""
                {"value":[{"LogicalName":"account","EntitySetName":"accounts","PrimaryIdAttribute":"accountid",
                "ChangeTrackingEnabled":true,
                "Attributes":[{"LogicalName":"accountid","AttributeTypeName":{"Value":"UniqueidentifierType"}}]}]}""")));
    }

    @AfterEach
    void close() {
        camel.stop();
    }

    private void answer(int delay) {
        SERVER.stubFor(get(urlPathEqualTo(API + "accounts"))
                .willReturn(okJson("{\"@odata.deltaLink\":\"http://127.0.0.1:" + SERVER.getPort()
                                + "/delta\",\"value\":[]}")
                        .withFixedDelay(delay)));
        SERVER.stubFor(get("/delta")
                .willReturn(okJson(
                        "{\"@odata.deltaLink\":\"http://127.0.0.1:" + SERVER.getPort() + "/delta\",\"value\":[]}")));
    }

    private void consume(String options) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class).handled(true).to("mock:failed");
                from("dataverse:accounts?initialDelay=1&delay=50&" + options).to("mock:changes");
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "callerObjectId=" + ID + ", CallerObjectId, " + ID,
        "callerId=" + ID + ", MSCRMCallerID, " + ID,
        "correlationId=night, x-ms-correlation-id, night",
        "headers.x-key=7, x-key, 7"
    })
    void isSentWithTheFirstPollAndThoseThatFollow(String option, String header, String value) throws Exception {
        answer(0);
        consume(option);
        for (String path : new String[] {API + "accounts", "/delta"}) {
            await().untilAsserted(() -> SERVER.verify(
                    moreThanOrExactly(1), getRequestedFor(urlPathEqualTo(path)).withHeader(header, equalTo(value))));
        }
    }

    @Test
    void aPollEndsAtItsDeadline() throws Exception {
        answer(60_000);
        MockEndpoint failed = camel.getEndpoint("mock:failed", MockEndpoint.class);
        failed.setResultWaitTime(Duration.ofSeconds(20).toMillis());
        failed.expectedMinimumMessageCount(1);
        consume("deadline=300&bridgeErrorHandler=true");
        failed.assertIsSatisfied();
        Exchange first = failed.getExchanges().get(0);
        assertThat(first.getProperty(Exchange.EXCEPTION_CAUGHT)).isInstanceOf(TransportException.class);
    }
}
