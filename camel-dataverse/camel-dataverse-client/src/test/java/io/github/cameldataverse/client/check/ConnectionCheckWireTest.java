// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.check;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.cameldataverse.client.auth.AccessToken;
import io.github.cameldataverse.client.connection.ConnectionSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.unauthorized;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

/** Every call of a connection test, as it stands on the wire. */
class ConnectionCheckWireTest {
    private static final String API = "/api/data/v9.2/";
    private static final UUID USER = new UUID(0, 1);
    private static final UUID ORGANIZATION = new UUID(0, 2);
    private static final UUID CURRENCY = new UUID(0, 3);

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    @Test
    void aTestAsksForTheTenantThenForUserOrganizationCurrencyAndUserAgain() {
        SERVER.stubFor(any(anyUrl()).willReturn(okJson("""
                        {"UserId":"%s","OrganizationId":"%s","BusinessUnitId":"%s","name":"Contoso",
                        "_basecurrencyid_value":"%s","isocurrencycode":"EUR","fullname":"# robot","isdisabled":false}""".formatted(USER, ORGANIZATION, USER, CURRENCY))));
        SERVER.stubFor(any(anyUrl())
                .withHeader("Authorization", absent())
                .willReturn(unauthorized()
                        .withHeader(
                                "WWW-Authenticate", "Bearer authorization_uri=https://login.example.com/t-1/oauth2")));
        ConnectionReport report = ConnectionCheck.of("sales", settings());
        assertThat(report.passed()).as(report.toText()).isTrue();
        List<LoggedRequest> requests = requests();
        assertThat(requests)
                .extracting(request -> request.getMethod() + " " + request.getUrl())
                .containsExactly(
                        "GET " + API + "WhoAmI",
                        "GET " + API + "WhoAmI",
                        "GET " + API + "organizations(" + ORGANIZATION + ")?$select=name,_basecurrencyid_value",
                        "GET " + API + "transactioncurrencies(" + CURRENCY + ")?$select=isocurrencycode",
                        "GET " + API + "systemusers(" + USER + ")?$select=fullname,isdisabled");
        assertThat(requests)
                .extracting(request -> request.getHeader("Authorization"))
                .as("the first call must not have a token, for it asks who may give one")
                .containsExactly(null, "Bearer t", "Bearer t", "Bearer t", "Bearer t");
        assertThat(requests).extracting(request -> request.getHeader("Accept")).containsOnly("application/json");
        assertThat(requests).extracting(Request::getBodyAsString).containsOnly("");
    }

    private static List<LoggedRequest> requests() {
        return SERVER.getAllServeEvents().stream()
                .map(ServeEvent::getRequest)
                .sorted(Comparator.comparing(LoggedRequest::getLoggedDate))
                .toList();
    }

    private static ConnectionSettings settings() {
        ConnectionSettings settings = new ConnectionSettings();
        settings.setEnvironmentUrl("http://127.0.0.1:" + SERVER.getPort());
        settings.setTokenSource(rejected -> new AccessToken("t", Instant.now().plusSeconds(3600)));
        return settings;
    }
}
