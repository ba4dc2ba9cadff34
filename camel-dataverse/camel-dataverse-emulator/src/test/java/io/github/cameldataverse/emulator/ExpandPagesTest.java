// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.emulator.Caller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages, links and limits of what is expanded. */
class ExpandPagesTest {

    private static final String CONTOSO = "accounts(60c4e274-0d87-4711-80e5-00155db19e01)";

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
    void theLinkOfACollectionGivesTheSameRows() {
        tasks(3);
        JsonNode row = get("accounts?$select=name&$filter=name%20eq%20'Contoso%20Ltd'&$expand=Account_Tasks("
                        + "$select=subject;$filter=contains(subject,'Task%20');$orderby=subject%20desc;$top=2)")
                .path("value")
                .path(0);

        JsonNode followed =
                api.get(row.path("Account_Tasks@odata.nextLink").asText()).json();

        assertThat(row.path("Account_Tasks").findValuesAsText("subject")).containsExactly("Task 2", "Task 1");
        assertThat(followed.path("value").findValuesAsText("activityid"))
                .isEqualTo(row.path("Account_Tasks").findValuesAsText("activityid"));
        assertThat(followed.path("@odata.context").asText()).endsWith("#tasks(subject)");
    }

    @Test
    void aSingleExpandIsNotPagedWhateverThePageSize() {
        tasks(3);

        JsonNode answer = api.get("accounts?$select=name&$expand=Account_Tasks($select=subject)", pageOf(1))
                .json();

        assertThat(answer.path("value")).hasSize(1);
        assertThat(answer.path("value").path(0).path("Account_Tasks")).hasSize(3);
        assertThat(answer.path("@odata.nextLink").asText()).doesNotContain("countOfRecords");
    }

    @Test
    void anExpandInAnExpandPagesEveryCollection() {
        tasks(3);
        String path = "accounts?$select=name&$expand=Account_Tasks($select=subject),contact_customer_accounts("
                + "$select=fullname;$expand=owninguser($select=fullname))";

        JsonNode answer = api.get(path, pageOf(1)).json();

        assertThat(answer.path("@odata.context").asText())
                .endsWith(
                        "#accounts(name,Account_Tasks(subject),contact_customer_accounts(fullname,owninguser(fullname)))");
        assertThat(answer.path("@odata.nextLink").asText()).contains("countOfRecords%253d%25221%2522");
        JsonNode contoso = answer.path("value").path(0);
        assertThat(contoso.path("Account_Tasks")).hasSize(1);
        assertThat(names(contoso.path("Account_Tasks").path(0))).containsExactly("subject", "activityid");
        assertThat(contoso.path("contact_customer_accounts")
                        .path(0)
                        .path("owninguser")
                        .has("systemuserid"))
                .isTrue();
        List<String> subjects = new ArrayList<>(contoso.path("Account_Tasks").findValuesAsText("subject"));
        String link = contoso.path("Account_Tasks@odata.nextLink").asText();
        while (!link.isEmpty()) {
            JsonNode page = api.get(link, pageOf(1)).json();
            subjects.addAll(page.path("value").findValuesAsText("subject"));
            link = page.path("@odata.nextLink").asText();
        }
        assertThat(subjects).containsExactlyInAnyOrder("Task 0", "Task 1", "Task 2");
    }

    @Test
    void thePagesOfAQueryWithAnExpandInAnExpandHoldEveryRowOnce() {
        String link = api.root() + "accounts?$select=name&$expand=primarycontactid($select=fullname;"
                + "$expand=createdby($select=fullname))";
        List<String> ids = new ArrayList<>();
        while (!link.isEmpty()) {
            JsonNode page = api.get(link, pageOf(2)).json();
            page.path("value").forEach(row -> ids.add(row.path("accountid").asText()));
            link = page.path("@odata.nextLink").asText();
        }

        assertThat(ids).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void sixteenExpandsAreTooMany() {
        String fifteen = nested(15);

        assertThat(api.get("accounts?$expand=" + fifteen).status()).isEqualTo(200);
        Answer refused = api.get("accounts?$expand=" + nested(16));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("0x8004430D");
    }

    @Test
    void aTextInAFilterMayHoldWhatSeparatesOptions() {
        tasks(1);
        api.create("tasks", "{'subject':'a;b),(c@d','regardingobjectid_account_task@odata.bind':'/" + CONTOSO + "'}");

        JsonNode row = get(CONTOSO + "?$expand=Account_Tasks($select=subject;$filter="
                + Caller.encoded("subject eq 'a;b),(c@d'") + ")");

        assertThat(row.path("Account_Tasks").findValuesAsText("subject")).containsExactly("a;b),(c@d");
    }

    private void tasks(int count) {
        IntStream.range(0, count)
                .forEach(i -> api.create(
                        "tasks",
                        "{'subject':'Task " + i + "','regardingobjectid_account_task@odata.bind':'/" + CONTOSO + "'}"));
    }

    private static String nested(int levels) {
        return IntStream.range(0, levels).mapToObj(i -> "parentaccountid").collect(Collectors.joining("($expand="))
                + ")".repeat(levels - 1);
    }

    private static String[] pageOf(int rows) {
        return new String[] {"Prefer", "odata.maxpagesize=" + rows};
    }

    private JsonNode get(String path) {
        Answer answer = api.get(path);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
