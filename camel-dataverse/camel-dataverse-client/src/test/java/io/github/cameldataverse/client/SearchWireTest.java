// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.util.List;

import io.github.cameldataverse.client.model.RowRef;
import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.client.search.SearchRequest;
import io.github.cameldataverse.client.search.SearchResult;
import io.github.cameldataverse.client.search.SearchSuggestion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.github.cameldataverse.client.WireEnvironment.API;
import static io.github.cameldataverse.client.WireEnvironment.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Dataverse search with its JSON inside of JSON. */
class SearchWireTest {
    @RegisterExtension
    final WireEnvironment wire = new WireEnvironment();

    private void answer(String action, String inner) {
        String text = inner.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "");
        wire.given(post(urlEqualTo(API + action)), okJson("{\"response\":\"" + text + "\"}"));
    }

    @Test
    void hitsAreRowsWithScoreColumnsAndHighlights() {
        answer("searchquery", """
                {"Error":null,"Value":[{"Id":"%s","EntityName":"account","ObjectTypeCode":1,"Score":2.5,
                "Attributes":{"@search.objecttypecode":1,"name":"Contoso \\"Ltd\\""},
                "Highlights":{"name":["{crmhit}Contoso{/crmhit}"]}}],"Count":12}""".formatted(ID));
        SearchResult result = wire.client()
                .search()
                .query(new SearchRequest("contoso", "account", List.of("name"), "statecode eq 0", "name desc", 5));
        assertThat(result.count()).isEqualTo(12);
        assertThat(result.hits()).singleElement().satisfies(hit -> {
            assertThat(hit.ref()).isEqualTo(new RowRef("account", ID));
            assertThat(hit.score()).isEqualTo(2.5);
            assertThat(hit.columns()).containsOnlyKeys("name").containsEntry("name", "Contoso \"Ltd\"");
            assertThat(hit.highlights()).containsEntry("name", List.of("{crmhit}Contoso{/crmhit}"));
        });
        wire.server().verify(postRequestedFor(urlEqualTo(API + "searchquery")).withRequestBody(equalToJson("""
                {"search":"contoso","entities":"[{\\"name\\":\\"account\\",\\"selectcolumns\\":[\\"name\\"]}]",
                 "filter":"statecode eq 0","orderby":"[\\"name desc\\"]","top":5,"count":true}""")));
    }

    @Test
    void suggestionsAndCompletionsAreTold() {
        answer("searchsuggest", """
                {"Error":null,"Value":[{"Text":"{crmhit}Cont{/crmhit}oso","Document":{"@search.objectid":"%s",
                "@search.entityname":"account","name":"Contoso"}}]}""".formatted(ID));
        answer("searchautocomplete", "{\"Error\":null,\"Value\":\"{crmhit}contoso{/crmhit}\"}");
        assertThat(wire.client().search().suggest(SearchRequest.of("Cont")))
                .singleElement()
                .extracting(SearchSuggestion::text, SearchSuggestion::ref)
                .containsExactly("{crmhit}Cont{/crmhit}oso", new RowRef("account", ID));
        assertThat(wire.client().search().autocomplete(SearchRequest.of("Cont")))
                .isEqualTo("{crmhit}contoso{/crmhit}");
    }

    @Test
    void anErrorInsideOfAGoodAnswerIsAnError() {
        answer("searchquery", "{\"Error\":{\"code\":\"0x80048d0b\",\"message\":\"Search is off\"},\"Value\":null}");
        assertThatThrownBy(() -> wire.client().search().query(SearchRequest.of("x")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("Search is off");
    }

    @Test
    void whatASearchCannotDoIsRefused() {
        assertThatThrownBy(() -> SearchRequest.of(" ")).hasMessageContaining("term is blank");
        assertThatThrownBy(() -> new SearchRequest("x", null, List.of(), null, null, 101))
                .hasMessageContaining("top is 101");
        assertThatThrownBy(() -> new SearchRequest("x", null, List.of("name"), null, null, 0))
                .hasMessageContaining("one table only");
    }
}
