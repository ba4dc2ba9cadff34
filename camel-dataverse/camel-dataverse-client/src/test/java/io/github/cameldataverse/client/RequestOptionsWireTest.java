// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.cameldataverse.client.changes.Cursor;
import io.github.cameldataverse.client.connection.Connection;
import io.github.cameldataverse.client.connection.ConnectionSettings;
import io.github.cameldataverse.client.http.BypassLogic;
import io.github.cameldataverse.client.http.RequestOptions;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.TransportException;
import io.github.cameldataverse.client.odata.Query;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What request options look like on the wire, by the page "Use optional parameters" and those it leads to. */
class RequestOptionsWireTest {
    private static final String API = "/api/data/v9.2/";
    private static final UUID ID = UUID.fromString("aaaaaaaa-0000-0000-0000-000000000001");
    private static final UUID OTHER = UUID.fromString("bbbbbbbb-0000-0000-0000-000000000002");

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private Connection connection;
    private DataverseClient client;

    @BeforeEach
    void connect() {
        ConnectionSettings settings = new ConnectionSettings();
        settings.setEnvironmentUrl("http://127.0.0.1:" + SERVER.getPort());
        settings.setTokenSource(new FixedToken());
        connection = Connection.build("test", settings);
        client = DataverseClient.create(connection);
        SERVER.stubFor(get(urlPathEqualTo(API + "EntityDefinitions")).willReturn(okJson("""
                {"value":[{"LogicalName":"account","EntitySetName":"accounts","PrimaryIdAttribute":"accountid",
                "ChangeTrackingEnabled":true,
                "Attributes":[{"LogicalName":"accountid","AttributeTypeName":{"Value":"UniqueidentifierType"}},
                {"LogicalName":"donotfax","AttributeTypeName":{"Value":"BooleanType"}}]}]}""")));
        SERVER.stubFor(
                post(urlPathEqualTo(API + "accounts")).willReturn(aResponse().withStatus(204)));
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                header("CallerObjectId", ID.toString(), options -> options.withCallerObjectId(ID)),
                header("MSCRMCallerID", ID.toString(), options -> options.withCallerId(ID)),
                header("x-ms-correlation-id", "order-7", options -> options.withCorrelationId("order-7")),
                header("MSCRM.SuppressDuplicateDetection", "false", RequestOptions::withDuplicateDetection),
                header(
                        "MSCRM.BypassBusinessLogicExecution",
                        "CustomSync",
                        options -> options.withBypassLogic(BypassLogic.sync)),
                header(
                        "MSCRM.BypassBusinessLogicExecution",
                        "CustomAsync",
                        options -> options.withBypassLogic(BypassLogic.async)),
                header(
                        "MSCRM.BypassBusinessLogicExecution",
                        "CustomSync,CustomAsync",
                        options -> options.withBypassLogic(BypassLogic.all)),
                header(
                        "MSCRM.BypassBusinessLogicExecutionStepIds",
                        ID + "," + OTHER,
                        options -> options.withBypassStepIds(List.of(ID, OTHER))),
                header("MSCRM.SuppressCallbackRegistrationExpanderJob", "true", RequestOptions::withSuppressFlows),
                header("MSCRM.SolutionUniqueName", "Sales", options -> options.withSolution("Sales")),
                header("x-gateway-key", "7", options -> options.withHeader("x-gateway-key", "7")));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void anOptionIsAHeaderOfEveryCall(String name, String value, UnaryOperator<RequestOptions> option) {
        client.with(option.apply(RequestOptions.NONE)).table("account").create(Map.of("donotfax", true), false);
        SERVER.verify(postRequestedFor(urlEqualTo(API + "accounts")).withHeader(name, equalTo(value)));
        SERVER.verify(getRequestedFor(urlPathEqualTo(API + "EntityDefinitions"))
                .withHeader("MSCRMCallerID", absent())
                .withHeader("CallerObjectId", absent()));
    }

    @Test
    void withoutOptionsNoneOfTheirHeadersIsSent() {
        client.with(RequestOptions.NONE.withBypassLogic(BypassLogic.none))
                .table("account")
                .create(Map.of(), false);
        headers()
                .map(header -> header.get()[0].toString())
                .filter(name -> !name.equals("x-ms-correlation-id"))
                .forEach(name -> SERVER.verify(
                        postRequestedFor(urlEqualTo(API + "accounts")).withHeader(name, absent())));
    }

    @Test
    void aTagIsAParameterOfTheUrl() {
        DataverseClient tagged = client.with(RequestOptions.NONE.withTag("night run & more"));
        tagged.table("account").create(Map.of(), false);
        SERVER.verify(postRequestedFor(urlEqualTo(API + "accounts?tag=night%20run%20%26%20more")));
        SERVER.stubFor(
                any(urlPathEqualTo(API + "accounts(" + ID + ")")).willReturn(okJson("{\"accountid\":\"" + ID + "\"}")));
        tagged.table("account").row(ID).select(List.of("donotfax")).retrieve();
        SERVER.verify(getRequestedFor(
                urlEqualTo(API + "accounts(" + ID + ")?$select=donotfax&tag=night%20run%20%26%20more")));
    }

    @Test
    void theLinkToTheNextPageIsUsedAsItCameAndCarriesTheHeadersToo() {
        String row = "\"value\":[{\"accountid\":\"" + ID + "\"}]";
        SERVER.stubFor(get(urlPathEqualTo(API + "accounts"))
                .willReturn(okJson("{" + row + ",\"@odata.nextLink\":\"" + "http://127.0.0.1:" + SERVER.getPort() + API
                        + "page2?x=%253c" + "\"}")));
        SERVER.stubFor(get(urlPathEqualTo(API + "page2")).willReturn(okJson("{" + row + "}")));
        DataverseClient acting = client.with(RequestOptions.NONE.withTag("t").withCallerObjectId(ID));
        try (Stream<Row> rows = acting.table("account").query(Query.ALL)) {
            assertThat(rows).hasSize(2);
        }
        SERVER.verify(
                getRequestedFor(urlEqualTo(API + "page2?x=%253c")).withHeader("CallerObjectId", equalTo("" + ID)));
    }

    @Test
    void changesCarryTheHeadersToo() {
        SERVER.stubFor(get(urlPathEqualTo(API + "accounts"))
                .willReturn(okJson("{\"value\":[],\"@odata.deltaLink\":\"http://127.0.0.1/d\"}")));
        DataverseClient.ChangeSpec changes = client.with(RequestOptions.NONE.withCallerObjectId(ID))
                .table("account")
                .changes();
        changes.read(changes.begin(List.of(), Cursor.Phase.CHANGES), 0);
        SERVER.verify(getRequestedFor(urlPathEqualTo(API + "accounts")).withHeader("CallerObjectId", equalTo("" + ID)));
    }

    @Test
    void aCallEndsAtItsDeadline() {
        SERVER.stubFor(get(urlEqualTo(API + "WhoAmI")).willReturn(okJson("{}").withFixedDelay(20_000)));
        DataverseClient hurried = client.with(RequestOptions.NONE.withDeadline(Duration.ofMillis(300)));
        long before = System.nanoTime();
        assertThatThrownBy(hurried::whoAmI).isInstanceOf(TransportException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void twoUsersToActForAreRefused() {
        RequestOptions one = RequestOptions.NONE.withCallerId(ID);
        assertThatThrownBy(() -> one.withCallerObjectId(OTHER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("callerObjectId and callerId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "content-type", "Prefer", "IF-MATCH", "Host", "Cookie"})
    void aHeaderThatTheClientSetsItselfIsRefused(String name) {
        assertThatThrownBy(() -> RequestOptions.NONE.withHeader(name, "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nAuthorization: x", "", " ", "ü"})
    void aHeaderValueThatCouldBecomeAnotherHeaderIsRefused(String value) {
        assertThatThrownBy(() -> RequestOptions.NONE.withHeader("x-one", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x-one")
                .hasMessageNotContaining("Authorization");
        SERVER.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void aHeaderNameThatIsNoneIsRefused() {
        assertThatThrownBy(() -> RequestOptions.NONE.withHeader("x one", "1"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Arguments header(String name, String value, UnaryOperator<RequestOptions> option) {
        return arguments(name, value, option);
    }
}
