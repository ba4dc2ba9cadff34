// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.util.List;
import java.util.Map;

import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.client.search.SearchHit;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Actions, functions and raw requests from a route. */
class CallsRouteTest extends WireRoutes {
    @Test
    void aFunctionOfTheEnvironmentTakesItsParametersFromTheBody() {
        server.stubFor(get(urlPathEqualTo(API + "RetrieveTotalRecordCount(EntityNames=@p1)"))
                .willReturn(okJson("{\"EntityRecordCountCollection\":{\"Count\":1}}")));
        Exchange done = send(
                "dataverse:environment?operation=invoke&name=RetrieveTotalRecordCount&method=GET",
                Map.of("EntityNames", List.of("account")));
        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody()).isEqualTo(Map.of("EntityRecordCountCollection", Map.of("Count", 1)));
    }

    @Test
    void anActionOfARowTakesItsParametersFromTheHeaderAndMayAnswerNothing() {
        String path = API + "accounts(" + ID + ")/Microsoft.Dynamics.CRM.new_Close";
        server.stubFor(post(urlEqualTo(path)).willReturn(aResponse().withStatus(204)));
        Exchange done = send(
                "dataverse:accounts?operation=invoke&name=new_Close&method=POST&rowId=" + ID,
                "left alone",
                Map.of(DataverseConstants.PARAMETERS, Map.of("Reason", "paid")));
        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody()).isNull();
        assertThat(done.getMessage().getHeaders()).containsEntry(DataverseConstants.TABLE, "account");
        server.verify(postRequestedFor(urlEqualTo(path)).withRequestBody(equalToJson("{\"Reason\":\"paid\"}")));
    }

    @Test
    void anActionOfATableNeedsNoRow() {
        String path = API + "accounts/Microsoft.Dynamics.CRM.new_Recount";
        server.stubFor(post(urlEqualTo(path)).willReturn(okJson("{\"value\":3}")));
        Exchange done = send("dataverse:account?operation=invoke&name=new_Recount&method=POST", "{\"Dry\":true}");
        assertThat(done.getMessage().getBody()).isEqualTo(3);
        server.verify(postRequestedFor(urlEqualTo(path)).withRequestBody(equalToJson("{\"Dry\":true}")));
    }

    @Test
    void withoutANameNothingIsCalled() {
        Exchange done = send("dataverse:environment?operation=invoke", null);
        assertThat(done.getException())
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("needs name")
                .hasMessageContaining("CamelDataverseName");
    }

    @Test
    void aRawRequestTellsStatusAndHeaders() {
        server.stubFor(get(urlEqualTo(API + "accounts?$top=1"))
                .willReturn(okJson("{\"value\":[]}").withHeader("REQ_ID", "r1")));
        Exchange done = send(
                "dataverse:environment?operation=raw",
                null,
                Map.of(
                        DataverseConstants.PATH,
                        "accounts?$top=1",
                        DataverseConstants.HEADERS,
                        Map.of("Accept", "application/json;odata.metadata=full")));
        assertThat(done.getMessage().getBody()).isEqualTo("{\"value\":[]}");
        assertThat(done.getMessage().getHeader(DataverseConstants.STATUS)).isEqualTo(200);
        assertThat(done.getMessage().getHeader(DataverseConstants.HEADERS, Map.class))
                .containsEntry("req_id", "r1");
        assertThat(done.getMessage().getHeaders()).doesNotContainKey(DataverseConstants.PATH);
        server.verify(getRequestedFor(urlEqualTo(API + "accounts?$top=1"))
                .withHeader("Accept", equalTo("application/json;odata.metadata=full")));
    }

    @Test
    void aRawBodyMayBeAMap() {
        server.stubFor(post(urlEqualTo(API + "things")).willReturn(aResponse().withStatus(204)));
        Exchange done = send("dataverse:environment?operation=raw&method=POST&path=things", Map.of("a", List.of(1, 2)));
        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody()).isNull();
        server.verify(postRequestedFor(urlEqualTo(API + "things")).withRequestBody(equalToJson("{\"a\":[1,2]}")));
    }

    @Test
    void aRawRequestIsAboutTheEnvironment() {
        assertThatThrownBy(() -> camel().getEndpoint("dataverse:accounts?operation=raw&path=accounts")
                        .createProducer()
                        .start())
                .hasMessageContaining("dataverse:environment");
    }

    @Test
    void aSearchOfATableTellsHitsAndHowManyThereAre() {
        server.stubFor(post(urlEqualTo(API + "searchquery"))
                .willReturn(okJson("{\"response\":\"{\\\"Value\\\":[{\\\"Id\\\":\\\"" + ID
                        + "\\\",\\\"EntityName\\\":\\\"account\\\"}],\\\"Count\\\":7}\"}")));
        Exchange done = send("dataverse:accounts?operation=search&top=1", null, Map.of(DataverseConstants.TERM, "ann"));
        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody(List.class))
                .singleElement()
                .satisfies(hit -> assertThat(((SearchHit) hit).ref().id()).hasToString(ID));
        assertThat(done.getMessage().getHeader(DataverseConstants.COUNT)).isEqualTo(7);
        server.verify(
                postRequestedFor(urlEqualTo(API + "searchquery"))
                        .withRequestBody(
                                equalToJson(
                                        "{\"search\":\"ann\",\"entities\":\"[{\\\"name\\\":\\\"account\\\"}]\",\"top\":1,\"count\":true}")));
    }

    @Test
    void theEnvironmentSuggestsAndCompletes() {
        server.stubFor(
                post(urlEqualTo(API + "searchsuggest")).willReturn(okJson("{\"response\":\"{\\\"Value\\\":[]}\"}")));
        server.stubFor(post(urlEqualTo(API + "searchautocomplete"))
                .willReturn(okJson("{\"response\":\"{\\\"Value\\\":\\\"contoso\\\"}\"}")));
        assertThat(send("dataverse:environment?operation=suggest&term=con", null)
                        .getMessage()
                        .getBody())
                .isEqualTo(List.of());
        assertThat(send("dataverse:environment?operation=autocomplete&term=con", null)
                        .getMessage()
                        .getBody())
                .isEqualTo("contoso");
    }
}
