// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.emulator.Caller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.github.cameldataverse.emulator.BatchText.batch;
import static io.github.cameldataverse.emulator.BatchText.changeSet;
import static io.github.cameldataverse.emulator.BatchText.request;
import static io.github.cameldataverse.emulator.BatchText.statuses;
import static org.assertj.core.api.Assertions.assertThat;

/** What {@code RetrieveMetadataChanges} tells of changes, and changes of definitions that are undone. */
class DefinitionChangesTest {

    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR = DataverseEmulatorExtension.builder()
            .authentication(Authentication.OPTIONAL)
            .seed(Seed.DEMO)
            .build();

    private static final String CRM = "Microsoft.Dynamics.CRM.";
    private static final String ATTRIBUTES = "EntityDefinitions(LogicalName='account')/Attributes";
    private static final String SHADE =
            "{'@odata.type':'" + CRM + "StringAttributeMetadata','SchemaName':'new_Shade','MaxLength':20}";
    private static final String CHOICE = "{'@odata.type':'" + CRM
            + "OptionSetMetadata','Name':'new_colours','OptionSetType':'Picklist','Options':[]}";

    /** Fails, and with it the change set. */
    private static final String TOO_LONG = "{'name':'" + "x".repeat(161) + "'}";

    private Caller api;

    @BeforeEach
    void open() {
        api = new Caller(EMULATOR.emulator());
    }

    private String stamp() {
        return api.get("RetrieveMetadataChanges()")
                .json()
                .path("ServerVersionStamp")
                .asText();
    }

    private Answer since(String stamp) {
        return api.get("RetrieveMetadataChanges(ClientVersionStamp=@p1,DeletedMetadataFilters=" + CRM
                + "DeletedMetadataFilters'All')?@p1=" + Caller.encoded("'" + stamp + "'"));
    }

    private static String table(String schemaName) {
        return "{'@odata.type':'" + CRM + "EntityMetadata','SchemaName':'" + schemaName
                + "','OwnershipType':'UserOwned','Attributes':[{'@odata.type':'" + CRM
                + "StringAttributeMetadata','SchemaName':'new_Name','IsPrimaryName':true,'MaxLength':100}]}";
    }

    @Test
    void aNewColumnIsToldAloneWithItsTable() {
        String stamp = stamp();
        api.post(ATTRIBUTES, SHADE);

        Answer answer = since(stamp);

        JsonNode tables = answer.json().path("EntityMetadata");
        assertThat(tables).as(answer.response().body()).hasSize(1);
        assertThat(tables.path(0).path("LogicalName").asText()).isEqualTo("account");
        assertThat(tables.path(0).path("HasChanged").asBoolean(true)).isFalse();
        JsonNode columns = tables.path(0).path("Attributes");
        assertThat(columns).hasSize(1);
        assertThat(columns.path(0).path("LogicalName").asText()).isEqualTo("new_shade");
        assertThat(columns.path(0).path("HasChanged").asBoolean()).isTrue();
        assertThat(answer.json().path("DeletedMetadata").path("Count").asInt(-1))
                .isZero();
        assertThat(since(stamp()).json().path("EntityMetadata")).isEmpty();
    }

    @Test
    void aNewTableHasChanged() {
        String stamp = stamp();
        api.post("EntityDefinitions", table("new_Thing"));

        JsonNode tables = since(stamp).json().path("EntityMetadata");

        JsonNode thing = null;
        for (JsonNode table : tables) {
            thing = table.path("LogicalName").asText().equals("new_thing") ? table : thing;
        }
        assertThat(thing).isNotNull();
        assertThat(thing.path("HasChanged").asBoolean()).isTrue();
        assertThat(thing.path("Attributes").findValuesAsText("LogicalName")).contains("new_name", "new_thingid");
        // its lookups are relationships of the users and the teams, which have not changed themselves
        assertThat(tables.findValuesAsText("LogicalName"))
                .contains("systemuser")
                .doesNotContain("product");
    }

    @Test
    void whatWasDeletedIsToldByKind() {
        api.post(ATTRIBUTES, SHADE);
        String id = api.get(ATTRIBUTES + "(LogicalName='new_shade')")
                .json()
                .path("MetadataId")
                .asText();
        String stamp = stamp();
        api.delete(ATTRIBUTES + "(LogicalName='new_shade')");

        JsonNode deleted = since(stamp).json().path("DeletedMetadata");

        assertThat(deleted.path("Count").asInt()).isEqualTo(1);
        assertThat(deleted.path("Keys").path(0).asText()).isEqualTo("Attribute");
        assertThat(deleted.path("Values").path(0).path("Items").path(0).asText())
                .isEqualTo(id);
    }

    @Test
    void withoutFiltersNothingDeletedIsTold() {
        api.post(ATTRIBUTES, SHADE);
        String stamp = stamp();
        api.delete(ATTRIBUTES + "(LogicalName='new_shade')");

        JsonNode answer = api.get(
                        "RetrieveMetadataChanges(ClientVersionStamp=@p1)?@p1=" + Caller.encoded("'" + stamp + "'"))
                .json();

        assertThat(answer.path("DeletedMetadata").path("Count").asInt(-1)).isZero();
    }

    @Test
    void anUnknownFilterOfDeletionsIsRefused() {
        Answer answer =
                api.get("RetrieveMetadataChanges(DeletedMetadataFilters=" + CRM + "DeletedMetadataFilters'Form')");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("no member 'Form'", "OptionSet");
    }

    @Test
    void aStampFromBeforeAResetIsExpired() {
        api.post(ATTRIBUTES, SHADE);
        String stamp = stamp();
        EMULATOR.emulator().reset();

        assertThat(since(stamp).code()).isEqualTo("0x80044352");
    }

    @Test
    void changesOfDefinitionsAreUndoneWithTheirChangeSet() {
        String stamp = stamp();

        Answer answer = api.batch(batch(changeSet(
                request("1", "POST", ATTRIBUTES, SHADE),
                request("2", "POST", "EntityDefinitions", table("new_Thing")),
                request("3", "POST", "GlobalOptionSetDefinitions", CHOICE),
                request("4", "POST", "accounts", TOO_LONG))));

        assertThat(statuses(answer)).as(answer.response().body()).containsExactly(400);
        assertThat(answer.response().body()).contains("0x80044331");
        assertThat(api.get(ATTRIBUTES + "(LogicalName='new_shade')").status()).isEqualTo(404);
        assertThat(api.get("new_things").status()).isEqualTo(404);
        assertThat(api.get("GlobalOptionSetDefinitions").json().path("value")).isEmpty();
        assertThat(since(stamp).json().path("EntityMetadata")).isEmpty();
        assertThat(api.post("EntityDefinitions", table("new_Thing")).status()).isEqualTo(204);
    }

    @Test
    void aDeletedTableComesBackWithItsRowsWhereItsChangeSetFails() {
        api.post("EntityDefinitions", table("new_Thing"));
        api.create("new_things", "{'new_name':'kept'}");

        api.batch(batch(changeSet(
                request("1", "DELETE", "EntityDefinitions(LogicalName='new_thing')", ""),
                request("2", "POST", "accounts", TOO_LONG))));

        assertThat(api.get("new_things?$select=new_name").json().findValuesAsText("new_name"))
                .isEqualTo(List.of("kept"));
    }

    @Test
    void aNewTableHasMessagesUntilItIsDeleted() {
        String messages = "sdkmessagefilters?$filter=primaryobjecttypecode%20eq%20'new_thing'";
        api.post("EntityDefinitions", table("new_Thing"));

        assertThat(api.get(messages).json().path("value")).hasSize(9);

        api.delete("EntityDefinitions(LogicalName='new_thing')");
        assertThat(api.get(messages).json().path("value")).isEmpty();
    }
}
