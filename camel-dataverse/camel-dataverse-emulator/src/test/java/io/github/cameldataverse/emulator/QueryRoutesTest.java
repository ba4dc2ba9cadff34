// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.emulator.Caller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class QueryRoutesTest {

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
    void whoAmIAnswersWithAndWithoutParentheses() {
        JsonNode plain = api.get("WhoAmI").json();

        assertThat(plain).isEqualTo(api.get("WhoAmI()").json());
        assertThat(plain.path("@odata.context").asText())
                .isEqualTo(api.root() + "$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse");
        assertThat(plain.path("OrganizationId").asText()).hasSize(36);
    }

    @Test
    void olderVersionsAreServedUnderTheirOwnRoot() {
        Answer answer = api.get(EMULATOR.emulator().httpEnvironmentUrl() + "/api/data/v9.1/accounts?$select=name");

        assertThat(answer.json().path("@odata.context").asText()).contains("/api/data/v9.1/$metadata#accounts(name)");
    }

    @Test
    void everyRowCarriesItsKeyAndETagWhateverIsSelected() {
        JsonNode row = api.get("accounts?$select=name").json().path("value").path(0);

        assertThat(names(row)).containsExactly("@odata.etag", "name", "accountid");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name eq 'contoso ltd'                                      | 1
            name ne 'Contoso Ltd'                                      | 3
            contains(name,'OU')                                        | 1
            startswith(name,'l') or endswith(name,'WORKS')             | 2
            contains(name,'c%o')                                       | 2
            numberofemployees gt 100 and numberofemployees le 250      | 1
            not (revenue ge 20000)                                     | 2
            revenue eq null                                            | 2
            creditonhold eq true                                       | 1
            createdon ge 2020-01-01T00:00:00Z                          | 4
            createdon lt 2020-01-01                                    | 0
            accountid eq 60c4e274-0d87-4711-80e5-00155db19e02          | 1
            _primarycontactid_value eq 49b0be2e-d01c-4d11-b83e-000d3a572401 | 1
            name eq 'O''Brien'                                         | 0
            name eq address1_city                                      | 0
            """)
    void filtersSelectRows(String filter, int rows) {
        Answer answer = api.get("accounts?$select=name&$filter=" + Caller.encoded(filter));

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(answer.json().path("value")).hasSize(rows);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            name eq 'O'Bryan'         | There is an unterminated literal at position 17
            name eq                   | Syntax error at position 7
            (name eq 'x'              | Syntax error at position 12
            name like 'x'             | Syntax error at position 5
            name eq 'x' #             | character '#' is not valid at position 12
            nme eq 'x'                | Could not find a property named 'nme'
            name eq 5                 | incompatible types
            """)
    void aMalformedFilterIsRefusedWithItsPosition(String filter, String message) {
        Answer answer = api.get("accounts?$filter=" + Caller.encoded(filter));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains(message);
    }

    @Test
    void ordersByColumnsAndByTheNameOfALookup() {
        assertThat(values("accounts?$select=name&$orderby=name%20desc", "name"))
                .containsExactly("Litware, Inc.", "Fourth Coffee", "Contoso Ltd", "Adventure Works");
        assertThat(values("contacts?$select=fullname&$orderby=_parentcustomerid_value%20desc,fullname", "fullname"))
                .containsExactly("Nancy Anderson", "Susanna Stubberod", "Yvonne McKay");
    }

    @Test
    void followsNextLinksByteForByteToEveryRowOnce() {
        for (int i = 0; i < 7; i++) {
            api.post("accounts", "{'name':'Page & <" + (i % 2) + ">'}");
        }
        for (String order : List.of("", "&$orderby=name%20desc,numberofemployees")) {
            List<String> ids = new ArrayList<>();
            String link = api.root() + "accounts?$select=name&$count=true" + order;
            int pages = 0;
            while (!link.isEmpty()) {
                Answer answer = api.get(link, "Prefer", "odata.maxpagesize=3");
                assertThat(answer.header("Preference-Applied")).isEqualTo("odata.maxpagesize=3");
                assertThat(answer.json().path("@odata.count").asInt()).isEqualTo(11);
                answer.json()
                        .path("value")
                        .forEach(row -> ids.add(row.path("accountid").asText()));
                link = answer.json().path("@odata.nextLink").asText("");
                pages++;
            }
            assertThat(pages).isEqualTo(4);
            assertThat(ids).hasSize(11).doesNotHaveDuplicates();
        }
    }

    @Test
    void theNextLinkHasTheDocumentedShape() {
        String link = api.get("accounts?$select=name", "Prefer", "odata.maxpagesize=2")
                .json()
                .path("@odata.nextLink")
                .asText();

        assertThat(link)
                .isEqualTo(
                        api.root() + "accounts?$select=name&$skiptoken=%3Ccookie%20pagenumber=%222%22%20pagingcookie="
                                + "%22%253ccookie%2520page%253d%25221%2522%253e%253caccountid%2520last%253d%2522%257b60C4E274-0D87"
                                + "-4711-80E5-00155DB19E02%257d%2522%2520first%253d%2522%257b60C4E274-0D87-4711-80E5-00155DB19E01"
                                + "%257d%2522%2520%252f%253e%253c%252fcookie%253e%22%20istracking=%22False%22%20/%3E");
    }

    @Test
    void aReEncodedNextLinkIsRefused() {
        String link = api.get("accounts?$select=name", "Prefer", "odata.maxpagesize=2")
                .json()
                .path("@odata.nextLink")
                .asText();

        assertThat(api.get(link.replace("%25", "%2525")).status()).isEqualTo(400);
    }

    @Test
    void topHasNoNextLinkAndNoEffectBesideAPageSize() {
        assertThat(api.get("accounts?$top=2").json().path("value")).hasSize(2);
        assertThat(api.get("accounts?$top=2").json().has("@odata.nextLink")).isFalse();
        assertThat(api.get("accounts?$top=2", "Prefer", "odata.maxpagesize=3")
                        .json()
                        .path("value"))
                .hasSize(3);
        assertThat(api.get("accounts?$skip=1").status()).isEqualTo(400);
    }

    @Test
    void answersAreZippedWhenTheCallerAsks() {
        Answer answer = api.get("accounts", "Accept-Encoding", "gzip");

        assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(api.get("accounts").header("Content-Encoding")).isEmpty();
    }

    @Test
    void tableDefinitionsSelectAndExpand() {
        JsonNode table = api.get(
                        "EntityDefinitions(LogicalName='account')?$select=EntitySetName"
                                + "&$expand=Attributes($select=LogicalName,AttributeType),Keys($select=KeyAttributes,"
                                + "EntityKeyIndexStatus),ManyToOneRelationships($select=ReferencingEntityNavigationPropertyName)")
                .json();

        assertThat(table.path("EntitySetName").asText()).isEqualTo("accounts");
        assertThat(table.path("MetadataId").asText()).isNotEmpty();
        assertThat(table.has("LogicalName")).isFalse();
        assertThat(table.path("Attributes").findValuesAsText("LogicalName")).contains("name", "primarycontactid");
        assertThat(table.path("Keys").path(0).path("KeyAttributes").path(0).asText())
                .isEqualTo("accountnumber");
        assertThat(table.path("Keys").path(0).path("EntityKeyIndexStatus").asText())
                .isEqualTo("Active");
        assertThat(table.path("ManyToOneRelationships").findValuesAsText("ReferencingEntityNavigationPropertyName"))
                .contains("primarycontactid", "parentaccountid");
    }

    @Test
    void tableDefinitionsAreFilteredByName() {
        String filter = Caller.encoded("EntitySetName eq 'accounts' or LogicalName eq 'nosuch'");

        JsonNode found = api.get("EntityDefinitions?$select=LogicalName&$filter=" + filter)
                .json();

        assertThat(found.path("value").findValuesAsText("LogicalName")).containsExactly("account");
        assertThat(api.get("EntityDefinitions(LogicalName='nosuch')").status()).isEqualTo(404);
    }

    @Test
    void theLengthOfATextIsNoPropertyOfTheBaseTypeOfColumns() {
        String expand = "EntityDefinitions(LogicalName='account')?$expand=Attributes";

        assertThat(api.get(expand + "($select=MaxLength)").status()).isEqualTo(400);
        assertThat(api.get(expand).response().body()).contains("\"MaxLength\":160");
    }

    private List<String> values(String path, String name) {
        return api.get(path).json().path("value").findValuesAsText(name);
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        assertThat(new HashSet<>(names)).hasSameSizeAs(names);
        return names;
    }
}
