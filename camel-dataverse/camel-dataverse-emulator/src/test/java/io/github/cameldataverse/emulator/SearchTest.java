// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.Caller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SearchTest {

    private static final String ACCOUNTS = "[{\"Name\":\"account\",\"SelectColumns\":[\"name\",\"createdon\"],"
            + "\"SearchColumns\":[\"name\",\"address1_city\"],\"Filter\":\"statecode eq 0\"}]";

    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR = DataverseEmulatorExtension.builder()
            .authentication(Authentication.OPTIONAL)
            .seed(Seed.DEMO)
            .build();

    private Caller api;

    @BeforeEach
    void open() {
        api = new Caller(EMULATOR.emulator());
    }

    @Test
    void theActionAnswersWithJsonAsATextInsideOfJson() throws Exception {
        Answer answer =
                post("searchquery", body("Contoso").put("entities", ACCOUNTS).put("count", true));

        assertThat(answer.json().path("@odata.context").asText())
                .isEqualTo(api.root() + "$metadata#Microsoft.Dynamics.CRM.searchqueryResponse");
        JsonNode result = result(answer);
        assertThat(result.path("Error").isNull()).isTrue();
        assertThat(result.path("Facets")).isEmpty();
        assertThat(result.path("Count").asInt()).isEqualTo(1);
        JsonNode hit = result.path("Value").path(0);
        assertThat(hit.path("EntityName").asText()).isEqualTo("account");
        assertThat(hit.path("Id").asText()).isEqualTo("60c4e274-0d87-4711-80e5-00155db19e01");
        assertThat(hit.path("Attributes").path("@search.objecttypecode").asInt())
                .isEqualTo(1);
        assertThat(hit.path("Attributes").path("name").asText()).isEqualTo("Contoso Ltd");
        assertThat(hit.path("Attributes").has("createdon@OData.Community.Display.V1.FormattedValue"))
                .isTrue();
        assertThat(hit.path("Highlights").path("name").path(0).asText()).isEqualTo("{crmhit}Contoso{/crmhit} Ltd");
        assertThat(hit.path("Score").asDouble()).isPositive();
    }

    @Test
    void theEndpointOfVersionTwoAnswersTheSame() throws Exception {
        ObjectNode body = body("Contoso").put("entities", ACCOUNTS);

        Answer answer = post(api.root().replace("data/v9.2/", "search/v2.0/query"), body);

        assertThat(answer.json().has("@odata.context")).isFalse();
        assertThat(result(answer)).isEqualTo(result(post("searchquery", body)));
        assertThat(result(answer).path("Count").asInt()).isEqualTo(-1);
    }

    @Test
    void versionOneAnswersWithPlainJson() {
        ObjectNode body = body("yvonne").put("returntotalrecordcount", true);

        JsonNode result = post(api.root().replace("data/v9.2/", "search/v1.0/query"), body)
                .json();

        JsonNode hit = result.path("value").path(0);
        assertThat(hit.path("@search.entityname").asText()).isEqualTo("contact");
        assertThat(hit.path("@search.objectid").asText()).isEqualTo("49b0be2e-d01c-4d11-b83e-000d3a572401");
        assertThat(hit.path("@search.highlights").path("fullname").path(0).asText())
                .isEqualTo("{crmhit}Yvonne{/crmhit} McKay");
        assertThat(hit.path("@search.ownerid.logicalname").asText()).isEqualTo("systemuser");
        assertThat(result.path("totalrecordcount").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            contoso                 # Contoso Ltd
            LITWARE                 # Litware, Inc.
            contoso litware         # Contoso Ltd,Litware, Inc.
            contoso+redmond         # Contoso Ltd
            contoso+dallas          #
            contoso|coffee          # Contoso Ltd,Fourth Coffee
            works -santa            # Contoso Ltd,Fourth Coffee,Litware, Inc.,Adventure Works
            works+-dallas           # Adventure Works
            "fourth coffee"         # Fourth Coffee
            "coffee fourth"         #
            lit*                    # Litware, Inc.
            lit                     #
            coffee+(fourth|fifth)   # Fourth Coffee
            santa\\-cruz            # Adventure Works
            """)
    void theSimpleSyntaxFindsRows(String search, String expected) throws Exception {
        JsonNode result = result(post("searchquery", body(search).put("entities", ACCOUNTS)));

        List<String> wanted = expected == null
                ? List.of()
                : List.of(expected.replace(", Inc", "; Inc").split(","));
        assertThat(result.path("Value").findValuesAsText("name").stream().filter(name -> !name.isEmpty()))
                .containsExactlyInAnyOrderElementsOf(wanted.stream()
                        .map(name -> name.replace("; Inc", ", Inc"))
                        .toList());
    }

    @Test
    void withSearchModeAllEveryWordMustBeThere() throws Exception {
        ObjectNode body = body("contoso redmond").put("entities", ACCOUNTS);

        assertThat(found(body.put("options", "{'querytype':'simple','searchmode':'all'}")))
                .containsExactly("Contoso Ltd");
        assertThat(found(body.put("search", "contoso dallas"))).isEmpty();
        assertThat(found(body.put("options", "{'searchmode':'any'}"))).hasSize(2);
    }

    @Test
    void betterHitsComeFirstUnlessAnOrderIsAskedFor() throws Exception {
        ObjectNode body = body("dallas litware contoso").put("entities", ACCOUNTS);

        assertThat(found(body)).containsExactly("Litware, Inc.", "Contoso Ltd");
        assertThat(found(body.put("orderby", "[\"name\"]"))).containsExactly("Contoso Ltd", "Litware, Inc.");
        assertThat(found(body.put("orderby", "[\"@search.score asc\",\"name desc\"]")))
                .containsExactly("Contoso Ltd", "Litware, Inc.");
    }

    @Test
    void topAndSkipPageThroughWhatIsFound() throws Exception {
        ObjectNode body = body("contoso litware works")
                .put("entities", ACCOUNTS)
                .put("orderby", "[\"name\"]")
                .put("count", true);

        assertThat(found(body.put("top", 2))).containsExactly("Adventure Works", "Contoso Ltd");
        assertThat(found(body.put("skip", 2))).containsExactly("Litware, Inc.");
        assertThat(result(post("searchquery", body)).path("Count").asInt()).isEqualTo(3);
    }

    @Test
    void filtersOfATableAndOfTheWholeSearchBothHold() throws Exception {
        ObjectNode body = body("contoso litware").put("entities", ACCOUNTS);

        assertThat(found(body.put("filter", "createdon gt 2022-08-15"))).hasSize(2);
        assertThat(found(body.put("filter", "revenue gt 100000"))).containsExactly("Contoso Ltd");
        assertThat(found(body.put("entities", ACCOUNTS.replace("statecode eq 0", "statecode eq 1"))))
                .isEmpty();
    }

    @Test
    void withoutEntitiesTheTextsOfAllTablesAreSearched() throws Exception {
        JsonNode result = result(post("searchquery", body("mckay redmond")));

        assertThat(result.path("Value").findValuesAsText("EntityName")).contains("account", "contact");
    }

    @Test
    void suggestionsAreNamesThatGoOnFromWhatWasTyped() throws Exception {
        JsonNode result =
                result(post("searchsuggest", body("Cont").put("top", 3).put("entities", "null")));

        JsonNode suggestion = result.path("Value").path(0);
        assertThat(suggestion.path("Text").asText()).isEqualTo("{crmhit}Cont{/crmhit}oso Ltd");
        assertThat(suggestion.path("Document").path("@search.entityname").asText())
                .isEqualTo("account");
        assertThat(suggestion.path("Document").path("name").asText()).isEqualTo("Contoso Ltd");
        JsonNode old = post(api.root().replace("data/v9.2/", "search/v1.0/suggest"), body("stub"))
                .json();
        assertThat(old.path("value").path(0).path("text").asText()).isEqualTo("Susanna {crmhit}Stub{/crmhit}berod");
    }

    @Test
    void aWordIsCompletedByTheOneThatMostNamesHave() throws Exception {
        api.create("accounts", "{'name':'Contour'}");
        api.create("accounts", "{'name':'contour two'}");

        assertThat(result(post("searchautocomplete", body("Con"))).path("Value").asText())
                .isEqualTo("{crmhit}contour{/crmhit}");
        assertThat(result(post("searchautocomplete", body("zzz"))).path("Value").asText())
                .isEmpty();
        assertThat(post(api.root().replace("data/v9.2/", "search/v1.0/autocomplete"), body("lit"))
                        .json()
                        .path("value")
                        .asText())
                .isEqualTo("{crmhit}litware{/crmhit}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'search':''}                                     | 400 | must have 1 to 100 characters
            {'search':'a +'}                                  | 400 | Syntax error at position 3
            {'search':'(a'}                                   | 400 | Syntax error at position 2
            {'search':'a)'}                                   | 400 | Syntax error at position 1
            {'search':'a','top':101}                          | 400 | a whole number from 0 to 100
            {'search':'a','skip':-1}                          | 400 | 'skip' of the search must be a whole number
            {'search':'a','count':'yes'}                      | 400 | 'count' of the search must be true or false
            {'search':7}                                      | 400 | 'search' of the search must be a text
            {'search':'a','nosuch':1}                         | 400 | 'nosuch' is not one of this search
            {'search':'a','entities':'[{'}                    | 400 | 'entities' is not valid JSON
            {'search':'a','entities':'["nosuch"]'}            | 400 | The table 'nosuch' of the search does not exist
            {'search':'a','filter':'nosuch eq 1'}             | 400 | Could not find a property named 'nosuch'
            {'search':'a','orderby':'["name up"]'}            | 400 | 'name up' of the search is malformed
            {'search':'a','options':'{"searchmode":"some"}'}  | 400 | 'any' or 'all', not 'some'
            {'search':'a','options':'{"querytype":"lucene"}'} | 501 | the search syntax 'lucene'
            {'search':'a','options':'{"groupranking":"1"}'}   | 501 | the option 'groupranking'
            {'search':'a','facets':'["entityname,count:1"]'}  | 501 | the parameter 'facets'
            """)
    void whatCannotBeSearchedIsNamed(String body, int status, String message) throws Exception {
        ObjectNode json = (ObjectNode) JsonMapper.builder()
                .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
                .build()
                .readTree(body);

        Answer answer = post("searchquery", json);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(answer.message()).contains(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"searchsuggest", "searchautocomplete"})
    void fuzzySearchIsNotEmulated(String action) {
        assertThat(post(action, body("cont").put("fuzzy", true)).status()).isEqualTo(501);
    }

    @Test
    void aSuggestionTakesThreeCharacters() {
        assertThat(post("searchsuggest", body("co")).status()).isEqualTo(400);
    }

    @Test
    void aSearchWhereSearchIsOffIsRefused() {
        JsonNode organization = api.get("organizations?$select=isexternalsearchindexenabled")
                .json()
                .path("value")
                .path(0);
        assertThat(organization.path("isexternalsearchindexenabled").asBoolean())
                .isTrue();
        api.patch(
                "organizations(" + organization.path("organizationid").asText() + ")",
                "{'isexternalsearchindexenabled':false}");

        Answer answer = post("searchquery", body("contoso"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("0x80048d0b");
    }

    @Test
    void theSearchEndpointsHaveNothingElse() {
        String endpoint = api.root().replace("data/v9.2/", "search/v2.0/");

        assertThat(api.get(endpoint + "status").status()).isEqualTo(501);
        assertThat(api.get(endpoint + "accounts").status()).isEqualTo(501);
    }

    private List<String> found(ObjectNode body) throws Exception {
        JsonNode value = result(post("searchquery", body)).path("Value");
        return value.findValues("Attributes").stream()
                .map(attributes -> attributes.path("name").asText())
                .toList();
    }

    private Answer post(String path, ObjectNode body) {
        String uri = path.startsWith("http") ? path : api.root() + path;
        return api.sendBytes("POST", uri, body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode body(String search) {
        return Caller.JSON.createObjectNode().put("search", search);
    }

    private static JsonNode result(Answer answer) throws Exception {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return Caller.JSON.readTree(answer.json().path("response").asText());
    }
}
