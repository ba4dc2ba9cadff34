// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.util.List;
import java.util.Map;

import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.ValidationException;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the query options of an endpoint become on the wire, and which of them cannot go together. */
class QueryOptionsRouteTest extends WireRoutes {
    private static final String FETCH = "<fetch><entity name='account'><attribute name='name'/></entity></fetch>";

    @BeforeEach
    void answer() {
        server.stubFor(get(urlPathEqualTo(API + "accounts")).willReturn(okJson("""
                {"value":[{"accountid":"%s","name":"One","primarycontactid":{"contactid":"%s","fullname":"Ann"}}]}
                """.formatted(ID, OTHER))));
    }

    @Test
    void relatedRowsComeAlongAsRows() {
        Exchange done = send("dataverse:accounts?operation=query&expand=primarycontactid($select=fullname)", null);
        Row account = (Row) done.getMessage().getBody(List.class).get(0);
        assertThat(((Row) account.get("primarycontactid")).ref().table()).isEqualTo("contact");
        assertThat(sent()).isEqualTo("?$expand=primarycontactid(%24select%3Dfullname)");
    }

    @Test
    void relatedRowsStandInTheJson() {
        Exchange done = send("dataverse:accounts?operation=query&expand=primarycontactid&outputType=json", null);
        assertThat(done.getMessage().getBody(String.class))
                .contains("\"primarycontactid\":{\"contactid\":\"" + OTHER + "\",\"fullname\":\"Ann\"}");
    }

    @Test
    void aRowIsRetrievedWithItsRelatedRows() {
        server.stubFor(get(urlPathEqualTo(API + "accounts(" + ID + ")")).willReturn(okJson("""
                {"accountid":"%s","primarycontactid":{"contactid":"%s"}}""".formatted(ID, OTHER))));
        Exchange done = send("dataverse:accounts?operation=retrieve&rowId=" + ID + "&expand=primarycontactid", null);
        assertThat(done.getMessage().getBody(Row.class).get("primarycontactid")).isInstanceOf(Row.class);
    }

    @Test
    void groupsAreRowsWithoutId() {
        server.stubFor(get(urlPathEqualTo(API + "accounts"))
                .willReturn(okJson("{\"value\":[{\"statuscode\":1,\"count\":8}]}")));
        Exchange done =
                send("dataverse:accounts?operation=query&apply=groupby((statuscode),aggregate($count as count))", null);
        Row group = (Row) done.getMessage().getBody(List.class).get(0);
        assertThat(group.hasId()).isFalse();
        assertThat(group).containsEntry("count", 8);
        assertThat(sent()).isEqualTo("?$apply=groupby((statuscode),aggregate(%24count%20as%20count))");
    }

    @ParameterizedTest
    @CsvSource({"savedQuery", "userQuery"})
    void aViewIsReadByItsId(String option) {
        send("dataverse:accounts?operation=query&" + option + "=" + OTHER, null);
        assertThat(sent()).isEqualTo("?" + option + "=" + OTHER);
    }

    @Test
    void fetchXmlMayStandInTheOptionTheHeaderOrTheBody() {
        send("dataverse:accounts?operation=query&pageSize=0&fetchXml=RAW(" + FETCH + ")", null);
        send("dataverse:accounts?operation=query&pageSize=0", null, Map.of(DataverseConstants.FETCH_XML, FETCH));
        send("dataverse:accounts?operation=query&pageSize=0", FETCH);
        assertThat(requests()).hasSize(3).allSatisfy(request -> assertThat(request.getUrl())
                .startsWith(API + "accounts?fetchXml=%3Cfetch%20page%3D%221%22%3E"));
    }

    @Test
    void aBodyIsNoQueryWhereTheEndpointHasOne() {
        send("dataverse:accounts?operation=query&select=name", FETCH);
        assertThat(sent()).isEqualTo("?$select=name");
    }

    @Test
    void theFetchXmlOfAHeaderIsUsedUp() {
        Exchange done = send("dataverse:accounts?operation=query", null, Map.of(DataverseConstants.FETCH_XML, FETCH));
        assertThat(done.getMessage().getHeaders()).doesNotContainKey(DataverseConstants.FETCH_XML);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "apply=groupby((statuscode))&select=name | apply cannot go with select",
                "apply=groupby((statuscode))&top=3 | apply cannot go with top",
                "fetchXml=RAW(<fetch><entity name='account'/></fetch>)&filter=name eq 'x' | fetchXml cannot go with filter",
                "fetchXml=RAW(<fetch><entity name='account'/></fetch>)&top=3 | fetchXml cannot go with top",
                "fetchXml=RAW(<fetch top='3' page='2'><entity name='account'/></fetch>) | top reads no pages",
                "fetchXml=RAW(<fetch><entity name='contact'/></fetch>) | reads table contact",
                "fetchXml=RAW(<fetch><entity name='account'></fetch>) | malformed at line 1, column",
                "savedQuery=x | savedQuery is 'x', but must be a GUID",
                "apply=groupby((statuscode))&fetchXml=RAW(<fetch><entity name='account'/></fetch>) | Keep one",
                "expand=primarycontactid($select | bracket that is not closed"
            })
    void whatCannotWorkIsRefusedAtStart(String options, String why) {
        assertThatThrownBy(() -> camel().getEndpoint("dataverse:accounts?operation=query&" + options)
                        .createProducer()
                        .start())
                .hasMessageContaining(why);
        assertThat(requests()).isEmpty();
    }

    @Test
    void aHeaderThatCannotGoWithTheOptionsIsRefused() {
        Exchange done = send(
                "dataverse:accounts?operation=query&select=name", null, Map.of(DataverseConstants.FETCH_XML, FETCH));
        assertThat(done.getException())
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("fetchXml cannot go with select");
    }

    @Test
    void anUnknownRelationshipListsTheNearOnes() {
        Exchange done = send("dataverse:accounts?operation=query&expand=primarycontact", null);
        assertThat(done.getException()).hasMessageContaining("Did you mean primarycontactid?");
    }

    private String sent() {
        String url = requests().get(0).getUrl();
        return url.substring(url.indexOf('?'));
    }
}
