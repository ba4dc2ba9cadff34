// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.util.Map;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.cameldataverse.client.model.AmbiguousOutcomeException;
import io.github.cameldataverse.client.model.AuthenticationException;
import io.github.cameldataverse.client.model.ServiceLimit;
import io.github.cameldataverse.client.model.ThrottledException;
import io.github.cameldataverse.client.model.TransportException;
import io.github.cameldataverse.client.odata.Query;
import org.junit.jupiter.api.Test;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What refusals, limits and answers that break off become. */
class BrokenAnswersWireTest extends WireTest {
    @Test
    void aRedirectIsNotFollowed() {
        SERVER.stubFor(get(API + "accounts")
                .willReturn(aResponse().withStatus(302).withHeader("Location", SERVER.url("/elsewhere"))));
        assertThatThrownBy(() -> client.table("accounts").query(Query.ALL).count())
                .hasMessageContaining("status 302");
        SERVER.verify(0, getRequestedFor(urlEqualTo("/elsewhere")));
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
}
