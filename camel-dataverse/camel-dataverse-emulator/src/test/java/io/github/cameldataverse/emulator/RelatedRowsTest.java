// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.emulator.Caller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Paths that lead from a row to related ones, and conditions on the rows of collections. */
class RelatedRowsTest {

    private static final String CONTOSO = "accounts(60c4e274-0d87-4711-80e5-00155db19e01)";
    private static final String LITWARE = "accounts(60c4e274-0d87-4711-80e5-00155db19e02)";

    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR = DataverseEmulatorExtension.builder()
            .authentication(Authentication.OPTIONAL)
            .seed(Seed.DEMO)
            .build();

    private Caller api;

    @BeforeEach
    void rows() {
        api = new Caller(EMULATOR.emulator());
        IntStream.range(0, 3).forEach(i -> task(CONTOSO, "Task " + i, i * 10));
        task(LITWARE, "Other", 20);
        api.create(
                "opportunities",
                "{'name':'Deal','customerid_contact@odata.bind':"
                        + "'/contacts(49b0be2e-d01c-4d11-b83e-000d3a572403)'}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            Account_Tasks/any()                                                 | Contoso Ltd,Litware, Inc.
            not Account_Tasks/any()                                             | Adventure Works,Fourth Coffee
            Account_Tasks/any(t:t/subject eq 'task 1')                          | Contoso Ltd
            Account_Tasks/any(t:contains(t/subject,'t') and t/actualdurationminutes eq 20) | Contoso Ltd,Litware, Inc.
            Account_Tasks/any(t:t/subject eq 'Other' and t/actualdurationminutes eq 0)  |
            Account_Tasks/any(t:t/subject eq 'Other' or (t/subject eq 'Task 0' and not (t/statecode eq 1))) | Contoso Ltd,Litware, Inc.
            Account_Tasks/all(t:t/actualdurationminutes ge 20)                  | Adventure Works,Fourth Coffee,Litware, Inc.
            Account_Tasks/any() and Account_Tasks/all(t:startswith(t/subject,'Task')) | Contoso Ltd
            Account_Tasks/any(t:t/regardingobjectid_account_task/name eq 'Litware, Inc.') | Litware, Inc.
            contact_customer_accounts/any(c:c/opportunity_customer_contacts/any(o:o/name eq 'Deal')) | Contoso Ltd
            contact_customer_accounts/any(c:c/opportunity_customer_contacts/any(o:o/name ne 'Deal')) |
            contact_customer_accounts/any(c:c/lastname eq 'Anderson' and name eq 'Contoso Ltd') | Contoso Ltd
            contact_customer_accounts/any(c:c/opportunity_customer_contacts/any(o:c/lastname eq 'Anderson')) | Contoso Ltd
            Account_Tasks/any(t:Microsoft.Dynamics.CRM.In(PropertyName='t/subject',PropertyValues=["Other","x"])) | Litware, Inc.
            account_parent_account/any(a:a/name eq 'Fourth Coffee')             | Contoso Ltd
            """)
    void conditionsOnCollectionsSelectRows(String filter, String names) {
        Answer answer = api.get("accounts?$select=name&$orderby=name&$filter=" + Caller.encoded(filter));

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(String.join(",", answer.json().path("value").findValuesAsText("name")))
                .isEqualTo(names == null ? "" : names);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            Account_Tasks/all()                                   | Syntax error at position 18
            Account_Tasks/any(t)                                  | Syntax error at position 19
            Account_Tasks/any(t:t/subject eq 'x'                  | Syntax error at position 36
            Account_Tasks/any(t:t/nosuch eq 'x')                  | named 'nosuch' on type 'Microsoft.Dynamics.CRM.task'
            Account_Tasks/any(t:x/subject eq 'x')                 | Could not find a property named 'x'
            nosuch/any(t:t/subject eq 'x')                        | Could not find a property named 'nosuch'
            primarycontactid/Contact_Tasks/any(t:t/subject eq 'x') | it is nested in a lookup
            """)
    void aMalformedConditionOnACollectionIsRefused(String filter, String message) {
        Answer answer = api.get("accounts?$filter=" + Caller.encoded(filter));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains(message);
    }

    @Test
    void columnsOfOneRowAreComparedWithEachOther() {
        api.create("accounts", "{'name':'Same','accountnumber':'same','numberofemployees':7,'revenue':7}");

        assertThat(names("name eq accountnumber")).containsExactly("Same");
        assertThat(names("numberofemployees eq revenue")).containsExactly("Same");
        assertThat(names("createdon le modifiedon and revenue gt numberofemployees and name ne accountnumber"))
                .containsExactlyInAnyOrder("Contoso Ltd");
        assertThat(api.get("accounts?$filter=name%20eq%20revenue").message()).contains("incompatible types");
    }

    @Test
    void aCollectionIsQueriedLikeATable() {
        JsonNode answer = api.get(CONTOSO + "/Account_Tasks?$select=subject&$orderby=subject%20desc&$count=true"
                        + "&$filter=actualdurationminutes%20gt%200")
                .json();

        assertThat(answer.path("@odata.context").asText()).endsWith("$metadata#tasks(subject)");
        assertThat(answer.path("@odata.count").asInt()).isEqualTo(2);
        assertThat(answer.path("value").findValuesAsText("subject")).containsExactly("Task 2", "Task 1");
    }

    @Test
    void aCollectionIsPaged() {
        List<String> subjects = new ArrayList<>();
        String link = CONTOSO + "/Account_Tasks?$select=subject";
        while (!link.isEmpty()) {
            JsonNode page = api.get(link, "Prefer", "odata.maxpagesize=2").json();
            subjects.addAll(page.path("value").findValuesAsText("subject"));
            link = page.path("@odata.nextLink").asText();
        }

        assertThat(subjects).containsExactlyInAnyOrder("Task 0", "Task 1", "Task 2");
    }

    @Test
    void theRowsOfACollectionAreCounted() {
        assertThat(api.get(CONTOSO + "/Account_Tasks/$count").response().body()).isEqualTo("\uFEFF3");
        assertThat(api.get(CONTOSO + "/Account_Tasks/$count?$filter=subject%20eq%20'Task%201'")
                        .response()
                        .body())
                .isEqualTo("\uFEFF1");
    }

    @Test
    void theRowOfALookupIsRetrieved() {
        Answer contact = api.get(CONTOSO + "/primarycontactid?$select=fullname");

        assertThat(contact.json().path("@odata.context").asText()).endsWith("$metadata#contacts(fullname)/$entity");
        assertThat(contact.json().path("fullname").asText()).isEqualTo("Yvonne McKay");
        assertThat(api.get(LITWARE + "/primarycontactid").status()).isEqualTo(204);
        assertThat(api.get(CONTOSO + "/createdby?$select=fullname").status()).isEqualTo(200);
    }

    @Test
    void relatedRowsOfARowThatIsNotThereAreNotFound() {
        String nobody = "accounts(00000000-0000-0000-0000-000000000001)";

        assertThat(api.get(nobody + "/Account_Tasks").status()).isEqualTo(404);
        assertThat(api.get(nobody + "/Account_Tasks/$count").status()).isEqualTo(404);
        assertThat(api.get(nobody + "/primarycontactid").status()).isEqualTo(404);
    }

    private void task(String account, String subject, int minutes) {
        api.create(
                "tasks",
                "{'subject':'" + subject + "','actualdurationminutes':" + minutes
                        + ",'regardingobjectid_account_task@odata.bind':'/" + account + "'}");
    }

    private List<String> names(String filter) {
        return api.get("accounts?$select=name&$filter=" + Caller.encoded(filter))
                .json()
                .path("value")
                .findValuesAsText("name");
    }
}
