// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.emulator.Caller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class BulkMessagesTest {

    private static final String CONTOSO = "60c4e274-0d87-4711-80e5-00155db19e01";
    private static final String ACCOUNT = "'@odata.type':'Microsoft.Dynamics.CRM.account'";

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
    void createMultipleAnswersTheIdsInTheOrderOfTheTargets() {
        Answer answer = send("CreateMultiple", "{" + ACCOUNT + ",'name':'A'},{" + ACCOUNT + ",'name':'B'}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("@odata.context").asText())
                .endsWith("$metadata#Microsoft.Dynamics.CRM.CreateMultipleResponse");
        JsonNode ids = answer.json().path("Ids");
        assertThat(name(ids.path(0).asText())).isEqualTo("A");
        assertThat(name(ids.path(1).asText())).isEqualTo("B");
    }

    @Test
    void createMultipleCreatesAllOrNothing() {
        int before = rows();

        Answer answer = send("CreateMultiple", "{" + ACCOUNT + ",'name':'A'},{" + ACCOUNT + ",'nonsense':1}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void updateMultipleUpdatesByRowId() {
        Answer answer = send("UpdateMultiple", "{" + ACCOUNT + ",'accountid':'" + CONTOSO + "','name':'New'}");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(name(CONTOSO)).isEqualTo("New");
    }

    @Test
    void updateMultipleUpdatesAllOrNothing() {
        String missing = UUID.randomUUID().toString();

        Answer answer = send(
                "UpdateMultiple",
                "{" + ACCOUNT + ",'accountid':'" + CONTOSO + "','name':'New'}," + "{" + ACCOUNT + ",'accountid':'"
                        + missing + "','name':'New'}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("0x80040217");
        assertThat(name(CONTOSO)).isEqualTo("Contoso Ltd");
    }

    @Test
    void updateMultipleWithoutAKeyIsRefused() {
        Answer answer = send("UpdateMultiple", "{" + ACCOUNT + ",'name':'New'}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).isEqualTo("EdmEntityObject passed should have the key property value set.");
    }

    @Test
    void upsertMultipleCreatesAndUpdatesByAlternateKeyAndByRowId() {
        UUID id = UUID.randomUUID();

        Answer answer = send(
                "UpsertMultiple",
                "{" + ACCOUNT
                        + ",'@odata.id':'accounts(accountnumber=%27U-1%27)','name':'First'},".replace("%27", "\\u0027")
                        + "{" + ACCOUNT + ",'accountid':'" + id + "','name':'Second'},"
                        + "{" + ACCOUNT + ",'accountid':'" + CONTOSO + "','name':'Third'}");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(api.get("accounts(accountnumber='U-1')").json().path("name").asText())
                .isEqualTo("First");
        assertThat(name(id.toString())).isEqualTo("Second");
        assertThat(name(CONTOSO)).isEqualTo("Third");
    }

    @Test
    void upsertMultipleTakesTheColumnsOfTheKeyTwiceOnlyForRowsThatExist() {
        String target = "{" + ACCOUNT
                + ",'@odata.id':'accounts(accountnumber=\\u0027U-2\\u0027)','accountnumber':'U-2','name':'N'}";

        Answer created = send("UpsertMultiple", target);
        api.create("accounts", "{'name':'There','accountnumber':'U-2'}");
        Answer updated = send("UpsertMultiple", target);

        assertThat(created.status()).isEqualTo(400);
        assertThat(created.code()).isEqualTo("0x80040216");
        assertThat(updated.status()).isEqualTo(204);
    }

    @Test
    void deleteMultipleIsForElasticTablesOnly() {
        Answer answer = send("DeleteMultiple", "{" + ACCOUNT + ",'accountid':'" + CONTOSO + "'}");

        assertThat(answer.status()).isEqualTo(501);
        assertThat(answer.message()).isEqualTo("DeleteMultiple has not yet been implemented.");
    }

    @Test
    void aTargetWithoutItsTypeIsRefused() {
        Answer answer = send("CreateMultiple", "{'name':'A'}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("@odata.type").contains("Microsoft.Dynamics.CRM.account");
    }

    @Test
    void aTargetOfAnotherTypeIsRefused() {
        assertThat(send("CreateMultiple", "{'@odata.type':'Microsoft.Dynamics.CRM.contact','lastname':'A'}")
                        .message())
                .contains("Microsoft.Dynamics.CRM.contact");
    }

    @Test
    void aBodyWithoutTargetsIsRefused() {
        Answer answer = api.post("accounts/Microsoft.Dynamics.CRM.CreateMultiple", "{}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("Targets");
    }

    @Test
    void aMessageWithoutItsNamespaceIsRefused() {
        Answer answer = api.post("accounts/CreateMultiple", "{'Targets':[]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).isEqualTo("Request message has unresolved parameters.");
    }

    @Test
    void whichMessagesATableHasCanBeAsked() {
        assertThat(filters("CreateMultiple", "account")).hasSize(1);
        assertThat(filters("UpsertMultiple", "sample_order")).hasSize(1);
        assertThat(filters("DeleteMultiple", "account")).isEmpty();
        assertThat(filters("CreateMultiple", "businessunit")).isEmpty();
        assertThat(filters("Create", "businessunit")).hasSize(1);
    }

    @Test
    void aTableWithoutTheMessageRefusesIt() {
        Answer answer = api.post(
                "businessunits/Microsoft.Dynamics.CRM.CreateMultiple",
                "{'Targets':[{'@odata.type':'Microsoft.Dynamics.CRM.businessunit','name':'B'}]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("0x80040800");
    }

    private JsonNode filters(String message, String table) {
        String filter = "sdkmessageid/name eq @message and primaryobjecttypecode eq @table".replace(" ", "%20");
        return api.get("sdkmessagefilters?$select=sdkmessagefilterid&$filter=" + filter + "&@message='" + message
                        + "'&@table='" + table + "'")
                .json()
                .path("value");
    }

    private Answer send(String message, String targets) {
        return api.post("accounts/Microsoft.Dynamics.CRM." + message + "?tag=test", "{'Targets':[" + targets + "]}");
    }

    private String name(String id) {
        return api.get("accounts(" + id + ")").json().path("name").asText();
    }

    private int rows() {
        return api.get("accounts?$select=name").json().path("value").size();
    }
}
