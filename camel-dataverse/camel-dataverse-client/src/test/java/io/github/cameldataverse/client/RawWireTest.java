// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.github.cameldataverse.client.model.AuthenticationException;
import io.github.cameldataverse.client.model.ValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.github.cameldataverse.client.WireEnvironment.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Requests that are sent as they are given. */
class RawWireTest {
    @RegisterExtension
    final WireEnvironment wire = new WireEnvironment();

    @Test
    void statusHeadersAndBodyOfTheAnswerAreThere() {
        wire.given(
                get(urlEqualTo(API + "accounts?$top=1")),
                okJson("{\"value\":[]}").withHeader("x-ms-service-request-id", "r1"));
        RawReply reply = wire.client().raw(RawRequest.of("get", "accounts?$top=1"));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers()).containsEntry("X-MS-Service-Request-Id", "r1");
        assertThat(reply.text()).isEqualTo("{\"value\":[]}");
    }

    @Test
    void headersAndBodyAreSentAsGiven() {
        wire.given(put(urlEqualTo(API + "things")), aResponse().withStatus(204));
        wire.client()
                .raw(new RawRequest(
                        "PUT",
                        "things",
                        Map.of("accept", "text/plain", "content-type", "text/csv", "MSCRM.MergeLabels", "true"),
                        "a;b".getBytes(StandardCharsets.UTF_8)));
        wire.server()
                .verify(putRequestedFor(urlEqualTo(API + "things"))
                        .withHeader("Accept", equalTo("text/plain"))
                        .withHeader("Content-Type", equalTo("text/csv"))
                        .withHeader("MSCRM.MergeLabels", equalTo("true"))
                        .withHeader("Authorization", equalTo("Bearer token-1"))
                        .withRequestBody(equalTo("a;b")));
    }

    @Test
    void anotherHostIsRefusedForItWouldGetTheToken() {
        assertThatThrownBy(() -> wire.client().raw(RawRequest.of("GET", "https://elsewhere.example.com/x")))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("elsewhere.example.com");
        assertThatThrownBy(() -> wire.client().raw(RawRequest.of("GET", "//elsewhere.example.com/x")))
                .isInstanceOf(AuthenticationException.class);
    }

    @Test
    void aPathThatIsNoPartOfAUrlSaysWhere() {
        assertThatThrownBy(() -> wire.client().raw(RawRequest.of("GET", "accounts?$filter=name eq \"x\"")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("at position 29");
    }

    @Test
    void aTokenOfItsOwnCannotBeGiven() {
        assertThatThrownBy(() -> new RawRequest("GET", "x", Map.of("Authorization", "Bearer y"), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("belongs to the connection");
    }

    @Test
    void aRefusalIsAnErrorAsEverywhere() {
        assertThatThrownBy(() -> wire.client().raw(RawRequest.of("GET", "nothing")))
                .hasMessageContaining("not scripted");
    }
}
