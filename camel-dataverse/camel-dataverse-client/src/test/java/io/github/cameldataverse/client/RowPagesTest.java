// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.time.Duration;
import java.util.Iterator;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.cameldataverse.client.connection.Connection;
import io.github.cameldataverse.client.connection.ConnectionSettings;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.odata.Query;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.github.cameldataverse.client.AccountServer.API;
import static io.github.cameldataverse.client.AccountServer.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** How far rows are read ahead, and what that holds. */
@Timeout(60)
class RowPagesTest {
    private static final Duration A_WHILE = Duration.ofMillis(300);

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1").gzipDisabled(true))
            .build();

    private final PoolingHttpClientConnectionManager network = new PoolingHttpClientConnectionManager();
    private Connection connection;
    private DataverseClient.TableSpec accounts;

    @BeforeEach
    void connect() {
        AccountServer.define(SERVER);
        ConnectionSettings settings = AccountServer.settings("http://127.0.0.1:" + SERVER.getPort());
        settings.setHttpClientCustomizer(builder -> builder.setConnectionManager(network));
        connection = Connection.build("test", settings);
        accounts = DataverseClient.create(connection).table("account");
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    @Test
    void aTopAboveTheLargestPageIsReadInPagesAndEndsThere() {
        givenPage(1, page(0, 5000, "x", link(2)));
        givenPage(2, page(5000, 3, "x", link(3)));
        assertThat(accounts.query(Query.ALL.withTop(5002)).map(row -> row.id().getLeastSignificantBits()))
                .hasSize(5002)
                .doesNotHaveDuplicates();
        SERVER.verify(getRequestedFor(urlEqualTo(API + "accounts"))
                .withoutQueryParam("$top")
                .withHeader("Prefer", absent()));
        SERVER.verify(0, getRequestedFor(urlEqualTo("/page3")));
    }

    @Test
    void aTopAboveTheLargestPageThatIsReachedAtTheEndOfAPageAsksForNoMore() {
        givenPage(1, page(0, 5000, "x", link(2)));
        givenPage(2, page(5000, 1, "x", link(3)));
        assertThat(accounts.query(Query.ALL.withTop(5001))).hasSize(5001);
        SERVER.verify(0, getRequestedFor(urlEqualTo("/page3")));
    }

    @Test
    void aReaderWhoseRowsNobodyTakesAsksForNoPageAndHoldsNoNetworkConnection() {
        for (int number = 1; number <= 10; number++) {
            givenPage(number, page(number, 1, "x", number == 10 ? null : link(number + 1)));
        }
        try (Stream<Row> rows = accounts.query(Query.ALL)) {
            Iterator<Row> iterator = rows.iterator();
            iterator.next();
            await().until(() -> asked("/page4") == 1);
            await().during(A_WHILE).until(() -> network.getTotalStats().getLeased() == 0);
            assertThat(asked("/page5")).isZero();
            assertThat(iterator).toIterable().hasSize(9);
        }
    }

    @Test
    void aPageForWhichThereIsNoRoomIsNotAskedForBeforeThereIs() {
        String name = "x".repeat(90_000);
        givenPage(1, page(0, 100, name, link(2)));
        givenPage(2, page(100, 100, name, link(3)));
        givenPage(3, page(200, 100, name, null));
        try (Stream<Row> rows = accounts.query(Query.ALL)) {
            Iterator<Row> iterator = rows.iterator();
            iterator.next();
            await().until(() -> asked("/page2") == 1);
            await().during(A_WHILE).until(() -> network.getTotalStats().getLeased() == 0);
            assertThat(asked("/page3")).as("it has 9 MB, where 4 are left").isZero();
            assertThat(iterator).toIterable().hasSize(299);
        }
    }

    @Test
    void aReaderThatWaitsForRoomEndsWithItsRowsAndWithItsConnection() {
        for (int number = 1; number <= 10; number++) {
            givenPage(number, page(number, 1, "x", number == 10 ? null : link(number + 1)));
        }
        Stream<Row> closed = accounts.query(Query.ALL);
        closed.iterator().next();
        accounts.query(Query.ALL).iterator().next();
        await().until(() -> asked("/page4") == 2);
        closed.close();
        await().until(() -> readers() == 1);
        connection.close();
        await().until(() -> readers() == 0);
        assertThat(asked("/page5")).isZero();
    }

    @Test
    void aPageThatIsClosedWhileItArrivesIsNotAskedForAgain() {
        SERVER.stubFor(get(API + "accounts")
                .willReturn(okJson(page(0, 6000, "x", null)).withChunkedDribbleDelay(1000, 60_000)));
        try (Stream<Row> rows = accounts.query(Query.ALL)) {
            rows.iterator().next();
        }
        await().until(() -> readers() == 0);
        assertThat(network.getTotalStats().getLeased()).isZero();
        assertThat(SERVER.findAll(getRequestedFor(urlPathEqualTo(API + "accounts"))))
                .hasSize(1);
    }

    /** Threads of the connection that are in the middle of reading rows. */
    private static long readers() {
        return Thread.getAllStackTraces().values().stream()
                .filter(stack -> Stream.of(stack)
                        .anyMatch(frame -> frame.getClassName().equals(RowPages.class.getName())
                                && frame.getMethodName().equals("readAll")))
                .count();
    }

    private static int asked(String url) {
        return SERVER.findAll(getRequestedFor(urlEqualTo(url))).size();
    }

    private static String link(int number) {
        return "http://127.0.0.1:" + SERVER.getPort() + "/page" + number;
    }

    private static void givenPage(int number, String json) {
        SERVER.stubFor(get(urlPathEqualTo(number == 1 ? API + "accounts" : "/page" + number))
                .willReturn(okJson(json)));
    }
}
