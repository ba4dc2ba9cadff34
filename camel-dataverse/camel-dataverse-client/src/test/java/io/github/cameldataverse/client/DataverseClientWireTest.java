// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.cameldataverse.client.changes.ChangePage;
import io.github.cameldataverse.client.changes.Cursor;
import io.github.cameldataverse.client.connection.Connection;
import io.github.cameldataverse.client.connection.ConnectionSettings;
import io.github.cameldataverse.client.model.AlternateKey;
import io.github.cameldataverse.client.model.AmbiguousOutcomeException;
import io.github.cameldataverse.client.model.AuthenticationException;
import io.github.cameldataverse.client.model.Change;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.SavedRow;
import io.github.cameldataverse.client.model.ServiceLimit;
import io.github.cameldataverse.client.model.ThrottledException;
import io.github.cameldataverse.client.model.TransportException;
import io.github.cameldataverse.client.model.UnknownNameException;
import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.client.odata.Query;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The exact shape of requests on the wire, and what broken or hostile answers do. */
class DataverseClientWireTest {
    private static final String API = "/api/data/v9.2/";
    private static final UUID ID = UUID.fromString("aaaaaaaa-0000-0000-0000-000000000001");
    private static final String ROW =
            "{\"@odata.etag\":\"W/\\\"7\\\"\",\"accountid\":\"" + ID + "\",\"name\":\"Contoso\"}";
    private static final String DEFINITION = """
            {"value":[{"LogicalName":"account","EntitySetName":"accounts","PrimaryIdAttribute":"accountid",
            "PrimaryNameAttribute":"name","ChangeTrackingEnabled":true,
            "Attributes":[{"LogicalName":"accountid","AttributeTypeName":{"Value":"UniqueidentifierType"}},
            {"LogicalName":"name","AttributeTypeName":{"Value":"StringType"}},
            {"LogicalName":"accountnumber","AttributeTypeName":{"Value":"StringType"}}],
            "Keys":[{"LogicalName":"k","KeyAttributes":["accountnumber"],"EntityKeyIndexStatus":"Active"}]}]}""";

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private Connection connection;
    private DataverseClient client;

    @BeforeEach
    void connect() {
        connection = connect(SERVER.getPort(), 0);
        client = DataverseClient.create(connection);
        SERVER.stubFor(get(urlPathEqualTo(API + "EntityDefinitions")).willReturn(okJson(DEFINITION)));
        // no limits, so that what follows is about the calls on rows alone
        SERVER.stubFor(get(urlPathMatching(API + "EntityDefinitions\\(.*"))
                .atPriority(1)
                .willReturn(okJson("{\"value\":[]}")));
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    @Test
    void everyRequestCarriesTheStandardHeadersAndTheToken() {
        SERVER.stubFor(get(API + "WhoAmI")
                .willReturn(okJson("{\"BusinessUnitId\":\"%s\",\"UserId\":\"%s\",\"OrganizationId\":\"%s\"}"
                        .formatted(ID, ID, ID))));
        assertThat(client.whoAmI().userId()).isEqualTo(ID);
        SERVER.verify(getRequestedFor(urlEqualTo(API + "WhoAmI"))
                .withHeader("Authorization", equalTo("Bearer token-1"))
                .withHeader("Accept", equalTo("application/json"))
                .withHeader("OData-MaxVersion", equalTo("4.0"))
                .withHeader("OData-Version", equalTo("4.0"))
                .withHeader("If-None-Match", equalTo("null"))
                .withHeader("x-ms-correlation-id", matching("[0-9a-f-]{36}"))
                .withHeader("Cookie", absent()));
    }

    @Test
    void aTableDefinitionIsFetchedOnceByEitherName() {
        client.table("account");
        client.table("accounts");
        client.table("account");
        SERVER.verify(
                1,
                getRequestedFor(urlPathEqualTo(API + "EntityDefinitions"))
                        .withQueryParam("$filter", equalTo("LogicalName eq 'account' or EntitySetName eq 'account'"))
                        .withQueryParam(
                                "$select",
                                equalTo(
                                        "LogicalName,EntitySetName,PrimaryIdAttribute,PrimaryNameAttribute,ChangeTrackingEnabled"))
                        .withQueryParam(
                                "$expand",
                                equalTo("Attributes($select=LogicalName,AttributeTypeName,"
                                        + "IsValidForCreate,IsValidForUpdate),"
                                        + "Keys($select=LogicalName,KeyAttributes,EntityKeyIndexStatus),"
                                        + "ManyToOneRelationships($select=ReferencingAttribute,ReferencedEntity,"
                                        + "ReferencingEntityNavigationPropertyName)")));
    }

    @Test
    void anUnknownTableListsTheNearOnes() {
        SERVER.stubFor(get(urlPathEqualTo(API + "EntityDefinitions"))
                .withQueryParam("$filter", equalTo("LogicalName eq 'acounts' or EntitySetName eq 'acounts'"))
                .willReturn(okJson("{\"value\":[]}")));
        assertThatThrownBy(() -> client.table("acounts"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("Did you mean accounts, account?");
    }

    @Test
    void aCreateTellsTheNewId() {
        SERVER.stubFor(post(API + "accounts")
                .willReturn(aResponse()
                        .withStatus(204)
                        .withHeader("OData-EntityId", SERVER.url(API + "accounts(" + ID + ")"))));
        SavedRow saved = client.table("accounts").create(Map.of("name", "Contoso"), false);
        assertThat(saved.id()).contains(ID);
        assertThat(saved.created()).contains(true);
        SERVER.verify(postRequestedFor(urlEqualTo(API + "accounts"))
                .withHeader("Content-Type", equalTo("application/json"))
                .withHeader("Prefer", absent())
                .withRequestBody(equalToJson("{\"name\":\"Contoso\"}")));
    }

    @Test
    void anUpsertByKeyWithoutRepresentationTellsNeitherIdNorWhetherItCreated() {
        givenPatch(aResponse()
                .withStatus(204)
                .withHeader("OData-EntityId", SERVER.url(API + "accounts(accountnumber='A1')")));
        SavedRow saved = byNumber().upsert(Map.of("accountnumber", "A1", "name", "Contoso"));
        assertThat(saved.id()).isEmpty();
        assertThat(saved.created()).isEmpty();
        SERVER.verify(patch("accounts(accountnumber='A1')")
                .withHeader("If-Match", absent())
                .withHeader("If-None-Match", absent())
                .withRequestBody(equalToJson("{\"name\":\"Contoso\"}")));
    }

    @Test
    void anUpsertWithRepresentationTellsBoth() {
        givenPatch(jsonResponse(ROW, 201));
        SavedRow created = byNumber().returnRepresentation(true).upsert(Map.of("name", "Contoso"));
        assertThat(created.created()).contains(true);
        givenPatch(okJson(ROW));
        SavedRow updated = byNumber().returnRepresentation(true).upsert(Map.of("name", "Contoso"));
        assertThat(updated.created()).contains(false);
        assertThat(updated.row().orElseThrow().etag()).contains("W/\"7\"");
        SERVER.verify(2, patch("accounts(accountnumber='A1')").withHeader("Prefer", equalTo("return=representation")));
    }

    @Test
    void anUpdateNeverCreates() {
        givenPatch(aResponse().withStatus(204));
        client.table("accounts").row(ID).update(Map.of("accountid", ID, "name", "x"));
        SERVER.verify(patch("accounts(" + ID + ")")
                .withHeader("If-Match", equalTo("*"))
                .withRequestBody(equalToJson("{\"name\":\"x\"}")));
    }

    @Test
    void aDeleteMayDependOnTheVersion() {
        SERVER.stubFor(any(urlPathEqualTo(API + "accounts(" + ID + ")"))
                .willReturn(aResponse().withStatus(204)));
        client.table("accounts").row(ID).ifMatch("W/\"7\"").delete();
        SERVER.verify(deleteRequestedFor(urlEqualTo(API + "accounts(" + ID + ")"))
                .withHeader("If-Match", equalTo("W/\"7\"")));
    }

    @Test
    void nextLinksAreFollowedByteForByte() {
        String link = API
                + "accounts?$select=name&$skiptoken=%3Ccookie%20pagenumber=%222%22%20pagingcookie=%22%253c%22%20/%3E";
        SERVER.stubFor(get(API + "accounts?$select=name")
                .willReturn(okJson("{\"value\":[" + ROW + "],\"@odata.nextLink\":\""
                        + SERVER.baseUrl().replace("localhost", "127.0.0.1") + link + "\"}")));
        SERVER.stubFor(get(link).willReturn(okJson("{\"value\":[" + ROW + "]}")));
        Query query = Query.ALL.withSelect(List.of("name")).withPageSize(1);
        try (Stream<Row> rows = client.table("accounts").query(query)) {
            assertThat(rows).hasSize(2);
        }
        SERVER.verify(getRequestedFor(urlEqualTo(link)).withHeader("Prefer", equalTo("odata.maxpagesize=1")));
    }

    @Test
    void aNextLinkToAnotherHostIsRefusedForItWouldGetTheToken() {
        SERVER.stubFor(get(API + "accounts")
                .willReturn(
                        okJson("{\"value\":[],\"@odata.nextLink\":\"http://127.0.0.2:" + SERVER.getPort() + "/x\"}")));
        assertThatThrownBy(() -> client.table("accounts").query(Query.ALL).count())
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("127.0.0.2");
        SERVER.verify(getRequestedFor(urlPathEqualTo(API + "RetrieveCurrentOrganization(AccessType=@p1)")));
        SERVER.verify(0, getRequestedFor(urlEqualTo("/x")));
    }

    @Test
    void aRedirectIsNotFollowed() {
        SERVER.stubFor(get(API + "accounts")
                .willReturn(aResponse().withStatus(302).withHeader("Location", SERVER.url("/elsewhere"))));
        assertThatThrownBy(() -> client.table("accounts").query(Query.ALL).count())
                .hasMessageContaining("status 302");
        SERVER.verify(0, getRequestedFor(urlEqualTo("/elsewhere")));
    }

    @Test
    void pagesThatLeadInACircleAreNoticed() {
        String self = "http://127.0.0.1:" + SERVER.getPort() + API + "accounts";
        SERVER.stubFor(get(API + "accounts").willReturn(okJson("{\"value\":[],\"@odata.nextLink\":\"" + self + "\"}")));
        assertThatThrownBy(() -> client.table("accounts").query(Query.ALL).count())
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("circle");
        DataverseClient.ChangeSpec feed = client.table("accounts").changes();
        assertThatThrownBy(() -> feed.read(feed.begin(List.of(), Cursor.Phase.CHANGES), 0))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("circle");
    }

    @Test
    void aRowIsHandedOutWhileItsPageIsStillArriving() throws IOException {
        CountDownLatch rowIsThere = new CountDownLatch(1);
        HttpServer slow = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        slow.createContext(API + "EntityDefinitions", exchange -> send(exchange, DEFINITION));
        slow.createContext(API + "accounts", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(("{\"value\":[" + (ROW + ",").repeat(100)).getBytes(StandardCharsets.UTF_8));
                body.flush();
                rowIsThere.await(10, TimeUnit.SECONDS);
                body.write((ROW + "]}").getBytes(StandardCharsets.UTF_8));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        slow.start();
        try (Connection toSlow = connect(slow.getAddress().getPort(), 0);
                Stream<Row> rows =
                        DataverseClient.create(toSlow).table("accounts").query(Query.ALL)) {
            Iterator<Row> iterator = rows.iterator();
            assertThat(iterator.next().getString("name")).isEqualTo("Contoso");
            assertThat(rowIsThere.getCount())
                    .as("the server still holds the rest of the page")
                    .isOne();
            rowIsThere.countDown();
            assertThat(iterator).toIterable().hasSize(100);
        } finally {
            slow.stop(0);
        }
    }

    private static void send(HttpExchange exchange, String json) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(json.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Connection connect(int port, int maxInFlight) {
        ConnectionSettings settings = new ConnectionSettings();
        settings.setEnvironmentUrl("http://127.0.0.1:" + port);
        settings.setTokenSource(new FixedToken());
        settings.getThrottle().setMaxInFlight(maxInFlight);
        return Connection.build("test", settings);
    }

    @Test
    void aReaderThatCannotGoOnHoldsNoPermit() {
        String value = "x".repeat(10_000);
        String row = ROW.replace("Contoso", value);
        SERVER.stubFor(
                get(API + "accounts").willReturn(okJson("{\"value\":[" + (row + ",").repeat(2400) + row + "]}")));
        SERVER.stubFor(get(API + "WhoAmI")
                .willReturn(okJson("{\"BusinessUnitId\":\"%s\",\"UserId\":\"%s\",\"OrganizationId\":\"%s\"}"
                        .formatted(ID, ID, ID))));
        try (Connection narrow = connect(SERVER.getPort(), 1)) {
            DataverseClient one = DataverseClient.create(narrow);
            try (Stream<Row> rows = one.table("accounts").query(Query.ALL)) {
                Iterator<Row> iterator = rows.iterator();
                iterator.next();
                assertThat(one.whoAmI().userId()).isEqualTo(ID);
                assertThat(iterator).toIterable().hasSize(2400);
            }
        }
    }

    @Test
    void aFailureOnALaterPageComesAfterTheRowsBeforeIt() {
        String next = "http://127.0.0.1:" + SERVER.getPort() + "/next";
        SERVER.stubFor(get(API + "accounts")
                .willReturn(okJson("{\"value\":[" + ROW + "],\"@odata.nextLink\":\"" + next + "\"}")));
        SERVER.stubFor(get("/next").willReturn(aResponse().withStatus(400)));
        Iterator<Row> rows = client.table("accounts").query(Query.ALL).iterator();
        assertThat(rows.next().id()).isEqualTo(ID);
        assertThatThrownBy(rows::hasNext).isInstanceOf(ValidationException.class);
    }

    @Test
    void aStreamThatIsClosedEarlyAsksForNoMorePages() {
        String next = "http://127.0.0.1:" + SERVER.getPort() + "/next";
        String page = "{\"value\":[" + ROW + "],\"@odata.nextLink\":\"" + next + "%d\"}";
        SERVER.stubFor(get(API + "accounts").willReturn(okJson(page.formatted(0))));
        for (int i = 0; i < 10; i++) {
            SERVER.stubFor(get("/next" + i).willReturn(okJson(page.formatted(i + 1))));
        }
        try (Stream<Row> rows = client.table("accounts").query(Query.ALL)) {
            assertThat(rows.iterator().next().id()).isEqualTo(ID);
        }
        SERVER.verify(0, getRequestedFor(urlEqualTo("/next5")));
    }

    @Test
    void aChangeFeedIsReadToItsDeltaLink() {
        String base = "http://127.0.0.1:" + SERVER.getPort();
        SERVER.stubFor(get(API + "accounts?$select=name")
                .willReturn(okJson("{\"value\":[" + ROW + "],\"@odata.nextLink\":\"" + base + "/next\"}")));
        SERVER.stubFor(get("/next").willReturn(okJson("{\"@odata.deltaLink\":\"" + base + "/delta\",\"value\":[]}")));
        SERVER.stubFor(get("/delta")
                .willReturn(okJson("{\"@odata.deltaLink\":\"" + base + "/delta2\",\"value\":[" + ROW
                        + ",{\"@odata.context\":\"x#accounts/$deletedEntity\",\"id\":\"" + ID
                        + "\",\"reason\":\"deleted\"}]}")));
        DataverseClient.ChangeSpec changes = client.table("accounts").changes();

        ChangePage first = changes.read(changes.begin(List.of("name"), Cursor.Phase.BASELINE), 0);
        assertThat(first.last()).isFalse();
        assertThat(first.next().phase()).isEqualTo(Cursor.Phase.BASELINE);
        ChangePage second = changes.read(first.next(), 0);
        assertThat(second.last()).isTrue();
        ChangePage delta = changes.read(Cursor.parse(second.next().toText()), 0);
        assertThat(delta.changes()).hasExactlyElementsOfTypes(Change.Upserted.class, Change.Deleted.class);
        assertThat(delta.next())
                .isEqualTo(new Cursor("account", List.of("name"), Cursor.Phase.CHANGES, base + "/delta2"));
        SERVER.verify(getRequestedFor(urlEqualTo("/next")).withHeader("Prefer", equalTo("odata.track-changes")));
    }

    @Test
    void aTableWithoutChangeTrackingIsRefused() {
        SERVER.stubFor(get(urlPathEqualTo(API + "EntityDefinitions"))
                .willReturn(okJson(
                        DEFINITION.replace("\"ChangeTrackingEnabled\":true", "\"ChangeTrackingEnabled\":false"))));
        assertThatThrownBy(() -> client.table("account").changes())
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("Change tracking is not enabled for table account");
    }

    @Test
    void anUpsertWhoseAnswerIsLostIsAmbiguousAndNotRepeated() {
        givenPatch(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThatThrownBy(() -> byNumber().upsert(Map.of("name", "x"))).isInstanceOf(AmbiguousOutcomeException.class);
        SERVER.verify(1, patch("accounts(accountnumber='A1')"));
    }

    @Test
    void aRefusedTokenIsRenewedAndTheCallMadeOnceMore() {
        SERVER.stubFor(get(API + "accounts")
                .withHeader("Authorization", equalTo("Bearer token-1"))
                .willReturn(aResponse().withStatus(401)));
        SERVER.stubFor(get(API + "accounts")
                .withHeader("Authorization", equalTo("Bearer token-2"))
                .willReturn(okJson("{\"value\":[]}")));
        assertThat(client.table("accounts").query(Query.ALL)).isEmpty();
    }

    @Test
    void a429HoldsTheNextAttemptBackForRetryAfter() {
        SERVER.stubFor(get(API + "accounts")
                .inScenario("limit")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "1"))
                .willSetStateTo("open"));
        SERVER.stubFor(get(API + "accounts")
                .inScenario("limit")
                .whenScenarioStateIs("open")
                .willReturn(okJson("{\"value\":[]}")));
        client.table("accounts");
        long start = System.nanoTime();
        assertThat(client.table("accounts").query(Query.ALL)).isEmpty();
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(1_000_000_000L);
    }

    @Test
    void a429ThatOutlastsTheDeadlineNamesTheLimitAndTheTime() {
        SERVER.stubFor(get(API + "accounts")
                .willReturn(jsonResponse(
                                "{\"error\":{\"code\":\"0x80072326\",\"message\":\"Number of concurrent requests exceeded the limit of 52.\"}}",
                                429)
                        .withHeader("Retry-After", "3600")));
        assertThatThrownBy(() -> client.table("accounts").query(Query.ALL).count())
                .isInstanceOfSatisfying(ThrottledException.class, error -> {
                    assertThat(error.limit()).isEqualTo(ServiceLimit.CONCURRENCY);
                    assertThat(error.retryAfter())
                            .hasValueSatisfying(wait -> assertThat(wait).hasHours(1));
                });
    }

    @Test
    void aLoginPageInsteadOfRowsIsAnAuthenticationError() {
        SERVER.stubFor(get(API + "accounts")
                .willReturn(aResponse()
                        .withHeader("Content-Type", "text/html; charset=utf-8")
                        .withBody("<html>Sign in</html>")));
        assertThatThrownBy(() -> client.table("accounts").query(Query.ALL).count())
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("login page");
    }

    @Test
    void aPageThatIsCutOffIsNotTakenForAWholeOne() {
        SERVER.stubFor(get(API + "accounts").willReturn(okJson("{\"value\":[" + ROW)));
        assertThatThrownBy(() -> client.table("accounts").query(Query.ALL).count())
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("broke off");
    }

    @Test
    void aCreateWhoseAnswerIsLostIsAmbiguousAndNotRepeated() {
        SERVER.stubFor(post(API + "accounts").willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        assertThatThrownBy(() -> client.table("accounts").create(Map.of("name", "x"), false))
                .isInstanceOf(AmbiguousOutcomeException.class)
                .hasMessageContaining("may or may not");
        SERVER.verify(1, postRequestedFor(urlEqualTo(API + "accounts")));
    }

    @Test
    void aCreateWhoseAnswerBreaksOffIsNotTakenForOneThatFailed() {
        SERVER.stubFor(post(API + "accounts").willReturn(jsonResponse("{\"accountid\":", 201)));
        assertThatThrownBy(() -> client.table("accounts").create(Map.of("name", "x"), true))
                .isInstanceOf(AmbiguousOutcomeException.class)
                .hasMessageContaining("carried the request out");
    }

    @Test
    void aReadWhoseAnswerIsLostIsReadAgain() {
        SERVER.stubFor(get(API + "accounts")
                .inScenario("cut")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE))
                .willSetStateTo("whole"));
        SERVER.stubFor(get(API + "accounts")
                .inScenario("cut")
                .whenScenarioStateIs("whole")
                .willReturn(okJson("{\"value\":[" + ROW + "]}")));
        assertThat(client.table("accounts").query(Query.ALL)).hasSize(1);
    }

    @Test
    void anAlternateKeyThatTheTableDoesNotHaveListsItsKeys() {
        assertThatThrownBy(() -> client.table("accounts").row(AlternateKey.of("name", "x")))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("alternate key of table account")
                .hasMessageContaining("accountnumber");
    }

    private DataverseClient.RowSpec byNumber() {
        return client.table("accounts").row(AlternateKey.of("accountnumber", "A1"));
    }

    private static void givenPatch(com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder answer) {
        SERVER.stubFor(any(anyUrl()).atPriority(10).willReturn(answer));
    }

    private static RequestPatternBuilder patch(String path) {
        return patchRequestedFor(urlEqualTo(API + path));
    }
}
