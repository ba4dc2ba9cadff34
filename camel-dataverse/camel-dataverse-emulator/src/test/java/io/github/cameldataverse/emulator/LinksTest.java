// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.emulator.Caller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class LinksTest {

    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR = DataverseEmulatorExtension.builder()
            .authentication(Authentication.OPTIONAL)
            .seed(Seed.NONE)
            .build();

    private Caller api;
    private UUID account;
    private UUID contact;
    private UUID lead;

    @BeforeEach
    void open() {
        api = new Caller(EMULATOR.emulator());
        account = api.create("accounts", "{'name':'A'}");
        contact = api.create("contacts", "{'lastname':'C'}");
        lead = api.create("leads", "{'lastname':'L','subject':'S'}");
    }

    @Test
    void aCollectionTakesARowAndGivesItBackByKey() {
        Answer added = api.post("accounts(" + account + ")/contact_customer_accounts/$ref", id("contacts", contact));

        assertThat(added.status()).isEqualTo(204);
        assertThat(lookup("contacts", contact, "parentcustomerid")).isEqualTo(account.toString());

        Answer removed = api.delete("accounts(" + account + ")/contact_customer_accounts(" + contact + ")/$ref");

        assertThat(removed.status()).isEqualTo(204);
        assertThat(lookup("contacts", contact, "parentcustomerid")).isEqualTo("null");
    }

    @Test
    void aRowIsTakenFromACollectionByItsUri() {
        api.post("accounts(" + account + ")/contact_customer_accounts/$ref", id("contacts", contact));

        Answer removed = api.delete("accounts(" + account + ")/contact_customer_accounts/$ref?$id=" + api.root()
                + "contacts(" + contact + ")");

        assertThat(removed.status()).isEqualTo(204);
        assertThat(lookup("contacts", contact, "parentcustomerid")).isEqualTo("null");
    }

    @Test
    void takingAwayARowThatIsLinkedElsewhereLeavesThatLink() {
        UUID other = api.create("accounts", "{'name':'B'}");
        api.post("accounts(" + other + ")/contact_customer_accounts/$ref", id("contacts", contact));

        api.delete("accounts(" + account + ")/contact_customer_accounts(" + contact + ")/$ref");

        assertThat(lookup("contacts", contact, "parentcustomerid")).isEqualTo(other.toString());
    }

    @Test
    void aLookupIsSetAndCleared() {
        String reference = "accounts(" + account + ")/primarycontactid/$ref";

        assertThat(api.send("PUT", reference, id("contacts", contact)).status()).isEqualTo(204);
        assertThat(lookup("accounts", account, "primarycontactid")).isEqualTo(contact.toString());
        assertThat(api.delete(reference).status()).isEqualTo(204);
        assertThat(lookup("accounts", account, "primarycontactid")).isEqualTo("null");
    }

    @Test
    void settingOneTableOfAPolymorphicLookupReplacesTheOther() {
        UUID opportunity = api.create(
                "opportunities", "{'name':'O','customerid_contact@odata.bind':'/contacts(" + contact + ")'}");

        api.send("PUT", "opportunities(" + opportunity + ")/customerid_account/$ref", id("accounts", account));

        assertThat(lookup("opportunities", opportunity, "customerid")).isEqualTo(account.toString());
    }

    @Test
    void aManyToManyLinkIsARowOfTheIntersectTableInBothDirections() {
        api.post("accounts(" + account + ")/accountleads_association/$ref", id("leads", lead));

        assertThat(links()).isEqualTo(1);
        assertThat(api.delete("leads(" + lead + ")/accountleads_association(" + account + ")/$ref")
                        .status())
                .isEqualTo(204);
        assertThat(links()).isZero();
    }

    @Test
    void aManyToManyLinkThatIsThereIsRefused() {
        api.post("accounts(" + account + ")/accountleads_association/$ref", id("leads", lead));

        Answer again = api.post("leads(" + lead + ")/accountleads_association/$ref", id("accounts", account));

        assertThat(again.status()).isEqualTo(412);
        assertThat(again.code()).isEqualTo("0x80040237");
        assertThat(links()).isEqualTo(1);
    }

    @Test
    void deletingARowDeletesItsManyToManyLinks() {
        api.post("accounts(" + account + ")/accountleads_association/$ref", id("leads", lead));

        api.delete("leads(" + lead + ")");

        assertThat(links()).isZero();
    }

    @Test
    void manyToManyRelationshipsAreDefined() {
        JsonNode relationship = api.get("EntityDefinitions(LogicalName='lead')/ManyToManyRelationships")
                .json()
                .path("value")
                .path(0);

        assertThat(relationship.path("SchemaName").asText()).isEqualTo("accountleads_association");
        assertThat(relationship.path("IntersectEntityName").asText()).isEqualTo("accountleads");
        assertThat(relationship.path("Entity2LogicalName").asText()).isEqualTo("lead");
        assertThat(relationship.path("Entity2NavigationPropertyName").asText()).isEqualTo("accountleads_association");
        assertThat(api.get("$metadata").response().body())
                .contains("<NavigationProperty Name=\"accountleads_association\" Type=\"Collection(mscrm.lead)\""
                        + " Partner=\"accountleads_association\"");
    }

    @Test
    void theRoleOfAUserIsALinkToo() {
        String user = api.get("WhoAmI").json().path("UserId").asText();
        String role =
                api.get("roles").json().path("value").path(0).path("roleid").asText();

        Answer removed = api.delete("systemusers(" + user + ")/systemuserroles_association(" + role + ")/$ref");

        assertThat(removed.status()).isEqualTo(204);
        assertThat(api.get("systemuserrolescollection").json().path("value")).isEmpty();
    }

    @Test
    void anUnknownNavigationPropertyIsNotFound() {
        assertThat(api.post("accounts(" + account + ")/nonsense/$ref", id("contacts", contact))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aLinkToARowThatIsNotThereIsNotFound() {
        Answer answer =
                api.post("accounts(" + account + ")/contact_customer_accounts/$ref", id("contacts", UUID.randomUUID()));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("0x80040217");
    }

    @Test
    void aLinkToARowOfAnotherTableIsRefused() {
        Answer answer = api.post("accounts(" + account + ")/contact_customer_accounts/$ref", id("leads", lead));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("contact");
    }

    @Test
    void aLinkWithoutAUriIsRefused() {
        Answer answer = api.post("accounts(" + account + ")/contact_customer_accounts/$ref", "{}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("@odata.id");
    }

    @Test
    void aCollectionIsNotEmptiedAtOnce() {
        Answer answer = api.delete("accounts(" + account + ")/contact_customer_accounts/$ref");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("$id");
    }

    @Test
    void aLookupIsNotPostedAndACollectionIsNotPut() {
        Answer posted = api.post("accounts(" + account + ")/primarycontactid/$ref", id("contacts", contact));
        Answer put =
                api.send("PUT", "accounts(" + account + ")/contact_customer_accounts/$ref", id("contacts", contact));

        assertThat(posted.status()).isEqualTo(405);
        assertThat(posted.header("Allow")).isEqualTo("GET, PUT, DELETE");
        assertThat(put.status()).isEqualTo(405);
        assertThat(put.header("Allow")).isEqualTo("GET, POST, DELETE");
    }

    @Test
    void relatedRowsInsideOfARowAreCreatedWithItOnEveryLevel() {
        UUID created = api.create("accounts", """
                {'name':'Deep',
                 'primarycontactid':{'lastname':'Primary','Contact_Tasks':[{'subject':'T1'},{'subject':'T2'}]},
                 'contact_customer_accounts':[{'lastname':'Child'}],
                 'accountleads_association':[{'lastname':'Lead','subject':'S'}]}
                """);

        String primary = lookup("accounts", created, "primarycontactid");
        assertThat(api.get("contacts(" + primary + ")").json().path("lastname").asText())
                .isEqualTo("Primary");
        assertThat(api.get("tasks?$select=subject&$filter=_regardingobjectid_value%20eq%20" + primary)
                        .json()
                        .path("value")
                        .findValuesAsText("subject"))
                .containsExactlyInAnyOrder("T1", "T2");
        assertThat(api.get("contacts?$select=lastname&$filter=_parentcustomerid_value%20eq%20" + created)
                        .json()
                        .path("value")
                        .findValuesAsText("lastname"))
                .containsExactly("Child");
        assertThat(links()).isEqualTo(1);
    }

    @Test
    void aRelatedRowThatIsRefusedLeavesNothingBehind() {
        Answer answer = api.post("accounts", """
                {'name':'Deep','primarycontactid':{'lastname':'Gone'},
                 'contact_customer_accounts':[{'lastname':'Gone'},{'nonsense':1}]}
                """);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(api.get("contacts/$count?$filter=lastname%20eq%20'Gone'")
                        .response()
                        .body())
                .endsWith("0");
        assertThat(api.get("accounts/$count?$filter=name%20eq%20'Deep'")
                        .response()
                        .body())
                .endsWith("0");
    }

    @Test
    void aListOfUrisLinksRowsOnCreate() {
        UUID created = api.create(
                "accounts",
                "{'name':'Binds','contact_customer_accounts@odata.bind':['/contacts(" + contact
                        + ")'],'accountleads_association@odata.bind':['leads(" + lead + ")']}");

        assertThat(lookup("contacts", contact, "parentcustomerid")).isEqualTo(created.toString());
        assertThat(links()).isEqualTo(1);
    }

    @Test
    void aRowInsideOfAnOwnerIsRefusedForItsTableIsNotKnown() {
        Answer answer = api.post("accounts", "{'name':'A','ownerid':{'lastname':'U'}}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("several tables");
    }

    private String id(String set, UUID id) {
        return "{'@odata.id':'" + api.root() + set + "(" + id + ")'}";
    }

    private String lookup(String set, UUID id, String column) {
        return api.get(set + "(" + id + ")")
                .json()
                .path("_" + column + "_value")
                .asText();
    }

    private int links() {
        return api.get("accountleadscollection").json().path("value").size();
    }
}
