// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.cameldataverse.client.auth.AccessToken;
import io.github.cameldataverse.client.connection.Connection;
import io.github.cameldataverse.client.connection.ConnectionSettings;
import io.github.cameldataverse.client.model.AccessDeniedException;
import io.github.cameldataverse.client.model.AuthenticationException;
import io.github.cameldataverse.client.model.TransportException;
import io.github.cameldataverse.client.odata.Query;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Answers with a status of success that are none, links that lead astray, and tokens that end. */
class WrongAnswersTest {
    private static final String API = "/api/data/v9.2/";
    private static final String ID = "aaaaaaaa-0000-0000-0000-00000000000";
    private static final String WHO =
            "{\"BusinessUnitId\":\"%1$s1\",\"UserId\":\"%1$s1\",\"OrganizationId\":\"%1$s1\"}".formatted(ID);
    private static final String DEFINITION = """
            {"value":[{"LogicalName":"account","EntitySetName":"accounts","PrimaryIdAttribute":"accountid",
            "PrimaryNameAttribute":"name","ChangeTrackingEnabled":true,
            "Attributes":[{"LogicalName":"accountid","AttributeTypeName":{"Value":"UniqueidentifierType"}}],
            "Keys":[]}]}""";

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1").containerThreads(80))
            .build();

    private final AtomicInteger logins = new AtomicInteger();
    private Connection connection;
    private DataverseClient client;

    @BeforeEach
    void connect() {
        ConnectionSettings settings = new ConnectionSettings();
        settings.setEnvironmentUrl("http://127.0.0.1:" + SERVER.getPort());
        settings.setTokenSource(refused -> new AccessToken(
                "token-" + logins.incrementAndGet(), Instant.now().plus(Duration.ofHours(1))));
        settings.getThrottle().setMaxInFlight(1);
        connection = Connection.build("test", settings);
        client = DataverseClient.create(connection);
        SERVER.stubFor(get(urlPathEqualTo(API + "EntityDefinitions")).willReturn(okJson(DEFINITION)));
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    @Test
    void anErrorWithAStatusOfSuccessIsAnError() {
        answerAccounts(okJson(" {\"error\": {\"code\":\"0x80040220\",\"message\":\"prvReadAccount is missing\"}}"));
        assertThatThrownBy(() -> client.table("account").query(Query.ALL).count())
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContainingAll("status 200", "prvReadAccount");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html><body>Sign in</body></html>", "  <!DOCTYPE html><title>Gateway</title>"})
    void aPageOrNothingInsteadOfJsonIsALoginPage(String body) {
        for (String type : List.of("application/json", "text/html; charset=utf-8")) {
            answerAccounts(aResponse().withHeader("Content-Type", type).withBody(body));
            assertThatThrownBy(() -> client.table("account").query(Query.ALL).count())
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessageContaining("environment URL");
        }
        answerAccounts(aResponse().withBody(body));
        assertThatThrownBy(() -> client.table("account").query(Query.ALL).count())
                .isInstanceOf(AuthenticationException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    @Timeout(60)
    void pagesThatLeadInACircleOfAnyLengthEnd(int length) {
        answerAccounts(okJson(page("/page0")));
        for (int i = 0; i < length; i++) {
            SERVER.stubFor(get("/page" + i).willReturn(okJson(page("/page" + (i + 1) % length))));
        }
        assertThatThrownBy(() -> client.table("account").query(Query.ALL).count())
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("circle");
    }

    @Test
    @Timeout(30)
    void aLinkToAnotherHostIsRefusedThoughTheOnlyPermitIsTaken() {
        answerAccounts(okJson("{\"value\":[],\"@odata.nextLink\":\"https://other.example.com/x\"}"));
        SERVER.stubFor(
                get(urlPathEqualTo(API + "RetrieveCurrentOrganization(AccessType=@p1)"))
                        .willReturn(
                                okJson(
                                        "{\"Detail\":{\"Endpoints\":{\"Values\":[\"no url at all\",\"https://mine.example.com/\"]}}}")));
        assertThatThrownBy(() -> client.table("account").query(Query.ALL).count())
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("other.example.com");
    }

    @Test
    void aRelativeLinkLeadsOnFromItsPage() {
        answerAccounts(okJson("{\"value\":[],\"@odata.nextLink\":\"accounts?$skiptoken=%3c2%3e\"}"));
        SERVER.stubFor(get(API + "accounts?$skiptoken=%3c2%3e").willReturn(okJson("{\"value\":[]}")));
        assertThat(client.table("account").query(Query.ALL)).isEmpty();
        SERVER.verify(getRequestedFor(urlEqualTo(API + "accounts?$skiptoken=%3c2%3e")));
    }

    @Test
    void aCookieIsNotSentBack() {
        SERVER.stubFor(get(API + "WhoAmI").willReturn(okJson(WHO).withHeader("Set-Cookie", "ARRAffinity=1; Path=/")));
        client.whoAmI();
        client.whoAmI();
        SERVER.verify(2, getRequestedFor(urlEqualTo(API + "WhoAmI")).withHeader("Cookie", absent()));
    }

    @Test
    void aTokenThatEndsWhileSixtyFourThreadsWorkIsRenewedOnce() throws Exception {
        SERVER.stubFor(get(API + "WhoAmI")
                .withHeader("Authorization", equalTo("Bearer token-1"))
                .willReturn(aResponse().withStatus(401)));
        SERVER.stubFor(get(API + "WhoAmI")
                .withHeader("Authorization", equalTo("Bearer token-2"))
                .willReturn(okJson(WHO)));
        ConnectionSettings settings = new ConnectionSettings();
        settings.setEnvironmentUrl("http://127.0.0.1:" + SERVER.getPort());
        settings.setTokenSource(refused -> new AccessToken(
                "token-" + logins.incrementAndGet(), Instant.now().plus(Duration.ofHours(1))));
        ExecutorService threads = Executors.newFixedThreadPool(64);
        try (Connection wide = Connection.build("wide", settings)) {
            DataverseClient many = DataverseClient.create(wide);
            List<? extends Future<?>> calls = IntStream.range(0, 64)
                    .mapToObj(i -> threads.submit(() -> many.whoAmI()))
                    .toList();
            for (Future<?> call : calls) {
                call.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(logins).as("the first, and one renewal").hasValue(2);
    }

    @Test
    void aTokenThatIsRefusedTwiceIsAnErrorOfTheCall() {
        SERVER.stubFor(get(API + "WhoAmI").willReturn(aResponse().withStatus(401)));
        assertThatThrownBy(() -> client.whoAmI()).isInstanceOf(AuthenticationException.class);
        SERVER.verify(2, getRequestedFor(urlEqualTo(API + "WhoAmI")));
        assertThat(logins).hasValue(2);
    }

    @Test
    void aCallOnAClosedConnectionThatHasNoTokenYetSaysThatItIsClosed() {
        connection.close();
        assertThatThrownBy(() -> client.whoAmI())
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("the connection is closed");
    }

    @Test
    void anErrorInTheReadingThreadDoesNotLookLikeTheEndOfTheRows() {
        ConnectionSettings settings = new ConnectionSettings();
        settings.setEnvironmentUrl("http://127.0.0.1:" + SERVER.getPort());
        settings.setTokenSource(new FixedToken());
        settings.setHttpClientCustomizer(builder -> builder.addRequestInterceptorFirst((request, entity, context) -> {
            if (request.getPath().endsWith("/accounts")) {
                throw new LinkageError("a class is missing");
            }
        }));
        try (Connection breaking = Connection.build("breaking", settings)) {
            DataverseClient.TableSpec accounts =
                    DataverseClient.create(breaking).table("account");
            assertThatThrownBy(() -> accounts.query(Query.ALL).count())
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("a class is missing");
        }
    }

    private static String page(String next) {
        return "{\"value\":[],\"@odata.nextLink\":\"http://127.0.0.1:" + SERVER.getPort() + next + "\"}";
    }

    private static void answerAccounts(ResponseDefinitionBuilder answer) {
        SERVER.stubFor(get(API + "accounts").willReturn(answer));
    }
}
