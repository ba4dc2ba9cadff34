// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Reads through many-to-many relationships. */
class ManyToManyTest {

    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR = DataverseEmulatorExtension.builder()
            .authentication(Authentication.OPTIONAL)
            .seed(Seed.NONE)
            .build();

    private Caller api;
    private String first;
    private UUID lead;

    @BeforeEach
    void link() {
        api = new Caller(EMULATOR.emulator());
        first = "accounts(" + api.create("accounts", "{'name':'First'}") + ")";
        String second = "accounts(" + api.create("accounts", "{'name':'Second'}") + ")";
        api.create("accounts", "{'name':'Third'}");
        lead = api.create("leads", "{'lastname':'Both','subject':'B'}");
        UUID own = api.create("leads", "{'lastname':'Own','subject':'O'}");
        add(first, lead);
        add(first, own);
        add(second, lead);
    }

    @Test
    void aQueryExpandsTheLinkedRowsOfEachRow() {
        JsonNode rows = api.get("accounts?$select=name&$orderby=name&$expand=accountleads_association($select=lastname;"
                        + "$orderby=lastname)")
                .json()
                .path("value");

        assertThat(leads(rows.path(0))).containsExactly("Both", "Own");
        assertThat(leads(rows.path(1))).containsExactly("Both");
        assertThat(leads(rows.path(2))).isEmpty();
    }

    @Test
    void aRowExpandsTheRowsThatItIsLinkedWithFromTheOtherSide() {
        JsonNode row = api.get("leads(" + lead + ")?$select=lastname&$expand=accountleads_association($select=name;"
                        + "$filter=name%20eq%20'Second')")
                .json();

        assertThat(row.path("accountleads_association").findValuesAsText("name"))
                .containsExactly("Second");
    }

    @Test
    void theNextLinkOfAnExpandedRelationshipLeadsToItsRows() {
        String link = api.get("accounts?$filter=name%20eq%20'First'&$expand=accountleads_association($select=lastname)")
                .json()
                .at("/value/0")
                .path("accountleads_association@odata.nextLink")
                .asText();

        JsonNode answer = api.get(link).json();

        assertThat(link).contains(first + "/accountleads_association");
        assertThat(answer.path("@odata.context").asText()).endsWith("$metadata#leads(lastname)");
        assertThat(answer.path("value").findValuesAsText("lastname")).containsExactlyInAnyOrder("Both", "Own");
    }

    @Test
    void aPathLeadsToTheLinkedRowsAndToTheirNumber() {
        JsonNode answer = api.get(first
                        + "/accountleads_association?$select=lastname&$filter=startswith(lastname,'O')&$count=true")
                .json();

        assertThat(answer.path("@odata.count").asInt()).isEqualTo(1);
        assertThat(answer.path("value").findValuesAsText("lastname")).containsExactly("Own");
        assertThat(api.get(first + "/accountleads_association/$count")
                        .response()
                        .body())
                .endsWith("2");
        assertThat(api.get("leads(" + lead + ")/accountleads_association/$count")
                        .response()
                        .body())
                .endsWith("2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            accountleads_association/any()                            | First,Second
            not accountleads_association/any()                        | Third
            accountleads_association/any(l:l/lastname eq 'Own')       | First
            accountleads_association/all(l:l/lastname eq 'Both')      | Second,Third
            accountleads_association/any(l:l/accountleads_association/any(a:a/name eq 'Second')) | First,Second
            """)
    void conditionsOnLinkedRowsSelectRows(String filter, String names) {
        JsonNode answer = api.get("accounts?$select=name&$orderby=name&$filter=" + Caller.encoded(filter))
                .json();

        assertThat(String.join(",", answer.path("value").findValuesAsText("name")))
                .isEqualTo(names);
    }

    @Test
    void aRowThatIsDeletedIsLinkedNoLonger() {
        api.delete("leads(" + lead + ")");

        assertThat(api.get(first + "/accountleads_association?$select=lastname")
                        .json()
                        .path("value")
                        .findValuesAsText("lastname"))
                .containsExactly("Own");
        assertThat(EMULATOR.emulator().rows("accountleadscollection")).hasSize(1);
    }

    private void add(String account, UUID added) {
        assertThat(api.post(
                                account + "/accountleads_association/$ref",
                                "{'@odata.id':'" + api.root() + "leads(" + added + ")'}")
                        .status())
                .isEqualTo(204);
    }

    private static Iterable<String> leads(JsonNode account) {
        return account.path("accountleads_association").findValuesAsText("lastname");
    }
}
