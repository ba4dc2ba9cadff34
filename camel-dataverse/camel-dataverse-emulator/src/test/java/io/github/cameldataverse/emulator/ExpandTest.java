// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.emulator.Caller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ExpandTest {

    private static final String CONTOSO = "accounts(60c4e274-0d87-4711-80e5-00155db19e01)";
    private static final String YVONNE = "49b0be2e-d01c-4d11-b83e-000d3a572401";

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
    void aQueryShowsTheRowOfALookupWithItsKeyAndWithoutAnETag() {
        JsonNode answer = get("accounts?$select=name&$expand=primarycontactid($select=fullname)");

        assertThat(answer.path("@odata.context").asText())
                .isEqualTo(api.root() + "$metadata#accounts(name,primarycontactid(fullname))");
        JsonNode contact = answer.path("value").path(0).path("primarycontactid");
        assertThat(names(contact)).containsExactly("fullname", "contactid");
        assertThat(contact.path("fullname").asText()).isEqualTo("Yvonne McKay");
        assertThat(answer.path("value").path(1).path("primarycontactid").isNull())
                .isTrue();
    }

    @Test
    void aRetrievedRowShowsTheETagOfItsRelatedRow() {
        JsonNode row = get(CONTOSO + "?$select=name&$expand=primarycontactid($select=fullname)");

        assertThat(row.path("@odata.context").asText()).endsWith("#accounts(name,primarycontactid(fullname))/$entity");
        assertThat(names(row.path("primarycontactid"))).containsExactly("@odata.etag", "fullname", "contactid");
    }

    @Test
    void withoutSelectEveryColumnOfTheRelatedRowIsShown() {
        JsonNode answer = get("accounts?$select=name&$expand=primarycontactid");

        assertThat(answer.path("@odata.context").asText()).endsWith("#accounts(name,primarycontactid())");
        assertThat(names(answer.path("value").path(0).path("primarycontactid")))
                .contains("contactid", "lastname", "jobtitle", "_ownerid_value");
    }

    @Test
    void anExpandedUserHasBothOfItsIds() {
        JsonNode row = get(CONTOSO + "?$select=name&$expand=createdby($select=fullname)");

        assertThat(names(row.path("createdby")))
                .containsExactlyInAnyOrder("@odata.etag", "fullname", "systemuserid", "ownerid");
    }

    @Test
    void anExpandedOwnerSaysWhichTypeItIsAndHasOnlyAnId() {
        JsonNode owner = get(CONTOSO + "?$select=name&$expand=ownerid").path("ownerid");

        assertThat(owner.path("@odata.type").asText()).isEqualTo("#Microsoft.Dynamics.CRM.systemuser");
        assertThat(names(owner)).containsExactly("@odata.type", "@odata.etag", "ownerid");
        assertThat(api.get(CONTOSO + "?$expand=ownerid($select=fullname)").message())
                .contains("'fullname' on type 'Microsoft.Dynamics.CRM.principal'");
    }

    @Test
    void onlyTheNavigationPropertyOfTheTableThatAPolymorphicLookupRefersToHasARow() {
        String nancy = "contacts(49b0be2e-d01c-4d11-b83e-000d3a572403)";

        JsonNode row = get(nancy + "?$select=fullname&$expand=parentcustomerid_account($select=name),"
                + "parentcustomerid_contact($select=fullname)");

        assertThat(row.path("parentcustomerid_account").path("name").asText()).isEqualTo("Contoso Ltd");
        assertThat(row.path("parentcustomerid_contact").isNull()).isTrue();
    }

    @Test
    void aQueryShowsTheRowsOfACollectionWithTheirLookupAndALinkToTheCollection() {
        JsonNode answer = get("accounts?$select=name&$expand=contact_customer_accounts($select=fullname)");

        JsonNode contoso = answer.path("value").path(0);
        JsonNode contacts = contoso.path("contact_customer_accounts");
        assertThat(contacts).hasSize(1);
        assertThat(names(contacts.path(0)))
                .containsExactlyInAnyOrder("@odata.etag", "fullname", "_parentcustomerid_value", "contactid");
        assertThat(contoso.path("contact_customer_accounts@odata.nextLink").asText())
                .isEqualTo(api.root() + CONTOSO + "/contact_customer_accounts?$select=fullname");
        JsonNode litware = answer.path("value").path(1);
        assertThat(litware.path("contact_customer_accounts")).isEmpty();
        assertThat(litware.has("contact_customer_accounts@odata.nextLink")).isTrue();
    }

    @Test
    void lookupsAreExpandedThroughSeveralLevels() {
        api.create(
                "tasks",
                "{'subject':'Call','regardingobjectid_contact_task@odata.bind':"
                        + "'/contacts(49b0be2e-d01c-4d11-b83e-000d3a572403)'}");

        JsonNode task = get("tasks?$select=subject&$expand=regardingobjectid_contact_task($select=fullname;"
                        + "$expand=parentcustomerid_account($select=name;$expand=createdby($select=fullname)))")
                .path("value")
                .path(0);

        JsonNode contact = task.path("regardingobjectid_contact_task");
        assertThat(contact.path("fullname").asText()).isEqualTo("Nancy Anderson");
        JsonNode account = contact.path("parentcustomerid_account");
        assertThat(names(account)).containsExactly("name", "accountid", "createdby");
        assertThat(account.path("createdby").has("systemuserid")).isTrue();
    }

    @Test
    void aCollectionIsExpandedInsideOfACollection() {
        UUID contact =
                api.create("contacts", "{'lastname':'Inner','parentcustomerid_account@odata.bind':'/" + CONTOSO + "'}");
        api.create(
                "tasks",
                "{'subject':'Inner','regardingobjectid_contact_task@odata.bind':'/contacts(" + contact + ")'}");

        JsonNode row = get(CONTOSO + "?$select=name&$expand=contact_customer_accounts($select=lastname;"
                + "$filter=lastname%20eq%20'Inner';$expand=Contact_Tasks($select=subject))");

        assertThat(row.path("contact_customer_accounts")
                        .path(0)
                        .path("Contact_Tasks")
                        .path(0)
                        .path("subject")
                        .asText())
                .isEqualTo("Inner");
    }

    @Test
    void aReferenceIsTheAddressOfTheRelatedRow() {
        JsonNode answer = get("accounts?$select=name&$expand=primarycontactid/$ref");

        assertThat(answer.path("@odata.context").asText())
                .endsWith("#accounts(name,primarycontactid,primarycontactid/$ref())");
        JsonNode row = answer.path("value").path(0);
        assertThat(row.path("_primarycontactid_value").asText()).isEqualTo(YVONNE);
        assertThat(row.path("primarycontactid").path("@odata.id").asText())
                .isEqualTo(api.root() + "contacts(" + YVONNE + ")");
        assertThat(answer.path("value").path(1).path("primarycontactid").isNull())
                .isTrue();
    }

    @Test
    void relatedRowsCarryTheAnnotationsThatWereAskedFor() {
        JsonNode row = api.get(
                        CONTOSO + "?$select=name&$expand=primarycontactid($select=_createdby_value,statecode)",
                        "Prefer",
                        "odata.include-annotations=\"*\"")
                .json()
                .path("primarycontactid");

        assertThat(row.path("statecode@OData.Community.Display.V1.FormattedValue")
                        .asText())
                .isEqualTo("Active");
        assertThat(row.path("_createdby_value@Microsoft.Dynamics.CRM.lookuplogicalname")
                        .asText())
                .isEqualTo("systemuser");
    }

    @Test
    void aCreatedRowIsRepresentedWithItsRelatedRowsAndAnUpdatedOneIsNot() {
        String expand = "?$select=name&$expand=primarycontactid($select=fullname)";
        String body = "{'name':'New','primarycontactid@odata.bind':'/contacts(" + YVONNE + ")'}";

        Answer created = api.post("accounts" + expand, body, "Prefer", "return=representation");
        Answer updated = api.patch(CONTOSO + expand, body, "Prefer", "return=representation");

        assertThat(created.json().path("primarycontactid").path("fullname").asText())
                .isEqualTo("Yvonne McKay");
        assertThat(updated.json().has("primarycontactid")).isFalse();
    }

    @Test
    void aConditionalReadWithAnExpandIsNeverNotModified() {
        String etag = api.get(CONTOSO).header("ETag");

        assertThat(api.get(CONTOSO, "If-None-Match", etag).status()).isEqualTo(304);
        assertThat(api.get(CONTOSO + "?$expand=primarycontactid", "If-None-Match", etag)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Account_Tasks/$ref                                        | Expand with $ref is only supported on lookup
            Account_Tasks($top=1;$expand=owninguser_task)             | Only $select and $filter clause can be provided
            Account_Tasks($orderby=subject),primarycontactid($expand=createdby) | Only $select and $filter clause
            primarycontactid($top=1)                                  | Only $select and $filter clause can be provided
            Account_Tasks($skip=1)                                    | '$skip' is not supported inside of $expand
            Account_Tasks($count=true)                                | '$count' is not supported inside of $expand
            Account_Tasks($levels=2)                                  | '$levels' is not supported inside of $expand
            Account_Tasks($filter=subject eq @p1)                     | aliases are not supported inside of $expand
            Account_Tasks($top=x)                                     | Invalid value 'x' for $top
            Account_Tasks($filter=subject eq)                         | Syntax error at position 10
            Account_Tasks($select=nosuch)                             | named 'nosuch' on type 'Microsoft.Dynamics.CRM.task'
            Account_Tasks($select=subject                             | Syntax error at position 29
            Account_Tasks)                                            | Syntax error at position 13
            account_tasks                                             | Could not find a property named 'account_tasks'
            nosuch/$ref                                               | Could not find a property named 'nosuch'
            primarycontactid,primarycontactid                         | 'primarycontactid' is expanded twice
            """)
    void aMalformedExpandIsRefused(String expand, String message) {
        Answer answer = api.get("accounts?$expand=" + Caller.encoded(expand));

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("0x80060888");
        assertThat(answer.message()).contains(message);
    }

    @Test
    void rowsOfATableThatIsNotHereAreNotEmulated() {
        assertThat(api.get("accounts?$expand=sla_account_sla").status()).isEqualTo(501);
        assertThat(api.get("accounts?$expand=primarycontactid($filter=lastname%20eq%20'x')")
                        .status())
                .isEqualTo(501);
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
