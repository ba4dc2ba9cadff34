// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.cameldataverse.client.auth.AccessToken;
import io.github.cameldataverse.client.auth.TokenSource;
import io.github.cameldataverse.client.connection.ConnectionSettings;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.ThrottledException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

/** What exactly the options become on the wire, and what scripted answers become in the route. */
class DataverseWireMockTest {
    private static final String API = "/api/data/v9.2/";
    private static final String ID = "00000000-0000-0000-0000-000000000001";
    private static final String ACCOUNT = """
            {"value":[{"LogicalName":"account","EntitySetName":"accounts","PrimaryIdAttribute":"accountid",
            "PrimaryNameAttribute":"name","ChangeTrackingEnabled":true,
            "Attributes":[{"LogicalName":"accountid","AttributeTypeName":{"Value":"UniqueidentifierType"}},
            {"LogicalName":"name","AttributeTypeName":{"Value":"StringType"}},
            {"LogicalName":"createdon","AttributeTypeName":{"Value":"DateTimeType"}},
            {"LogicalName":"versionnumber","AttributeTypeName":{"Value":"BigIntType"}},
            {"LogicalName":"accountnumber","AttributeTypeName":{"Value":"StringType"}}],
            "Keys":[{"LogicalName":"number","KeyAttributes":["accountnumber"],"EntityKeyIndexStatus":"Active"}]}]}""";

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    /** A bean with dates. */
    public record Dated(String name, Instant createdon) {}

    private CamelContext camel;
    private ProducerTemplate template;

    @BeforeEach
    void open() {
        ConnectionSettings settings = new ConnectionSettings();
        settings.setEnvironmentUrl("http://127.0.0.1:" + SERVER.getPort());
        TokenSource token = rejected -> new AccessToken("secret-token", Instant.MAX);
        settings.setTokenSource(token);
        camel = new DefaultCamelContext();
        camel.getShutdownStrategy().setTimeout(5);
        camel.getComponent("dataverse", DataverseComponent.class).setConnections(Map.of("sales", settings));
        camel.start();
        template = camel.createProducerTemplate();
        SERVER.stubFor(get(urlPathEqualTo(API + "EntityDefinitions")).willReturn(okJson(ACCOUNT)));
    }

    @AfterEach
    void close() {
        camel.stop();
    }

    private Exchange send(String uri, Object body) {
        return template.request(uri, exchange -> exchange.getMessage().setBody(body));
    }

    @Test
    void anUpsertByKeyIsOnePatchWithoutTheKeyColumnInItsBody() {
        SERVER.stubFor(patch(anyUrl()).willReturn(noContent()));

        Exchange done = send(
                "dataverse:accounts?operation=upsert&key=accountnumber", Map.of("accountnumber", "A 1", "name", "One"));

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getHeaders())
                .doesNotContainKeys(DataverseConstants.CREATED, DataverseConstants.ROW_ID);
        SERVER.verify(patchRequestedFor(urlEqualTo(API + "accounts(accountnumber='A%201')"))
                .withHeader("Authorization", equalTo("Bearer secret-token"))
                .withHeader("If-Match", absent())
                .withHeader("Prefer", absent())
                .withRequestBody(equalToJson("{\"name\":\"One\"}")));
    }

    @Test
    void anUpdateNeverCreates() {
        SERVER.stubFor(patch(anyUrl())
                .willReturn(noContent()
                        .withHeader("OData-EntityId", "x/accounts(" + ID + ")")
                        .withHeader("x-ms-service-request-id", "request-7")));

        Exchange done = send("dataverse:account?operation=update&rowId=" + ID, Map.of("name", "One"));

        assertThat(done.getMessage().getHeader(DataverseConstants.ROW_ID)).isEqualTo(ID);
        assertThat(done.getMessage().getHeader(DataverseConstants.REQUEST_ID)).isEqualTo("request-7");
        SERVER.verify(
                patchRequestedFor(urlEqualTo(API + "accounts(" + ID + ")")).withHeader("If-Match", equalTo("*")));
    }

    @Test
    void aRepresentationIsAskedForWithItsColumns() {
        SERVER.stubFor(patch(anyUrl())
                .willReturn(okJson("{\"@odata.etag\":\"W/\\\"7\\\"\",\"accountid\":\"" + ID + "\",\"name\":\"One\"}")));

        Exchange done = send(
                "dataverse:account?operation=upsert&returnRepresentation=true&select=name&ifNoneMatch=*&rowId=" + ID,
                Map.of("name", "One"));

        assertThat(done.getMessage().getBody()).isInstanceOf(Row.class);
        assertThat(done.getMessage().getHeader(DataverseConstants.ETAG)).isEqualTo("W/\"7\"");
        SERVER.verify(patchRequestedFor(urlEqualTo(API + "accounts(" + ID + ")?$select=name"))
                .withHeader("Prefer", containing("return=representation"))
                .withHeader("If-None-Match", equalTo("*")));
    }

    @Test
    void aBeanKeepsItsDates() {
        SERVER.stubFor(post(anyUrl()).willReturn(noContent().withHeader("OData-EntityId", "x/accounts(" + ID + ")")));

        send("dataverse:accounts?operation=create", List.of(new Dated("One", Instant.parse("2026-01-02T03:04:05Z"))));

        SERVER.verify(postRequestedFor(urlEqualTo(API + "accounts"))
                .withRequestBody(equalToJson("{\"name\":\"One\",\"createdon\":\"2026-01-02T03:04:05Z\"}")));
    }

    @Test
    void aQuerySendsItsOptionsEncodedOnce() {
        SERVER.stubFor(get(urlPathEqualTo(API + "accounts")).willReturn(okJson("{\"value\":[]}")));

        send(
                "dataverse:accounts?operation=query&select=name, accountnumber&orderBy=name desc&pageSize=50"
                        + "&filter=RAW(name eq 'A+B & C')",
                null);

        SERVER.verify(getRequestedFor(urlEqualTo(API + "accounts?$select=name,accountnumber"
                        + "&$filter=name%20eq%20'A%2BB%20%26%20C'&$orderby=name%20desc"))
                .withHeader("Prefer", containing("odata.maxpagesize=50")));
    }

    @Test
    void aDeletionSendsItsCondition() {
        SERVER.stubFor(any(urlPathEqualTo(API + "accounts(" + ID + ")")).willReturn(noContent()));

        send("dataverse:account?operation=delete&ifMatch=W/\"7\"&rowId=" + ID, null);

        SERVER.verify(deleteRequestedFor(urlEqualTo(API + "accounts(" + ID + ")"))
                .withHeader("If-Match", equalTo("W/\"7\"")));
    }

    @Test
    void aServiceThatLimitsForLongIsCaughtByItsType() throws Exception {
        SERVER.stubFor(get(urlPathEqualTo(API + "accounts"))
                .willReturn(aResponse()
                        .withStatus(429)
                        .withHeader("Retry-After", "600")
                        .withBody(
                                "{\"error\":{\"code\":\"0x80072322\",\"message\":\"Number of requests exceeded\"}}")));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(ThrottledException.class).handled(true).to("mock:later");
                from("direct:query").to("dataverse:accounts?operation=query");
            }
        });
        MockEndpoint later = camel.getEndpoint("mock:later", MockEndpoint.class);
        later.expectedMessageCount(1);

        template.sendBody("direct:query", null);

        later.assertIsSatisfied();
    }

    @Test
    void theVersionNumberOfAChangeStandsInItsHeader() throws Exception {
        SERVER.stubFor(get(urlPathEqualTo(API + "accounts"))
                .willReturn(okJson("{\"@odata.deltaLink\":\"http://127.0.0.1:" + SERVER.getPort() + API
                        + "accounts?$deltatoken=1\",\"value\":[{\"accountid\":\"" + ID
                        + "\",\"versionnumber\":468026}]}")));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("dataverse:accounts?select=versionnumber&startFrom=beginning&initialDelay=1&repeatCount=1")
                        .to("mock:changes");
            }
        });
        MockEndpoint changes = camel.getEndpoint("mock:changes", MockEndpoint.class);
        changes.expectedHeaderReceived(DataverseConstants.VERSION_NUMBER, 468026L);
        changes.expectedMinimumMessageCount(1);

        changes.assertIsSatisfied();
        SERVER.verify(getRequestedFor(urlEqualTo(API + "accounts?$select=versionnumber"))
                .withHeader("Prefer", containing("odata.track-changes")));
    }
}
