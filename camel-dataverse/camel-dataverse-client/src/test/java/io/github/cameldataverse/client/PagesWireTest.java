// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.cameldataverse.client.changes.Cursor;
import io.github.cameldataverse.client.connection.Connection;
import io.github.cameldataverse.client.model.AuthenticationException;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.TransportException;
import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.client.odata.Query;
import org.junit.jupiter.api.Test;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How pages of rows are asked for and handed out. */
class PagesWireTest extends WireTest {
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
}
