// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.emulator.Caller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Global choices that requests create, read, give to columns and delete. */
class GlobalChoiceTest {

    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR = DataverseEmulatorExtension.builder()
            .authentication(Authentication.OPTIONAL)
            .build();

    private static final String SET = "GlobalOptionSetDefinitions";
    private static final String COLOR = SET + "(Name='new_color')";
    private static final String TYPE = "Microsoft.Dynamics.CRM.OptionSetMetadata";
    private static final String ATTRIBUTES = "EntityDefinitions(LogicalName='account')/Attributes";

    private Caller api;

    @BeforeEach
    void open() {
        api = new Caller(EMULATOR.emulator());
    }

    private static String label(String text) {
        return "{'LocalizedLabels':[{'Label':'" + text + "','LanguageCode':1033}]}";
    }

    private Answer create(String name, String options) {
        return api.post(
                SET,
                "{'@odata.type':'" + TYPE + "','Name':'" + name + "','DisplayName':" + label("Color")
                        + ",'OptionSetType':'Picklist','IsGlobal':true,'Options':[" + options + "]}");
    }

    private Answer createColor() {
        return create(
                "new_color", "{'Value':7,'Label':" + label("Red") + "},{'Value':8,'Label':" + label("Blue") + "}");
    }

    private Answer bind(String type, String uri) {
        return api.post(
                ATTRIBUTES,
                "{'@odata.type':'Microsoft.Dynamics.CRM." + type + "AttributeMetadata','SchemaName':'new_Paint',"
                        + "'GlobalOptionSet@odata.bind':'" + uri.replace("'", "\\u0027") + "'}");
    }

    @Test
    void aCreatedGlobalChoiceIsReadByIdByNameAndInTheList() {
        Answer created = createColor();

        assertThat(created.status()).as(created.response().body()).isEqualTo(204);
        JsonNode byId = api.get(created.header("OData-EntityId")).json();
        JsonNode byName = api.get(COLOR).json();
        assertThat(byName.path("@odata.context").asText()).endsWith("#" + SET + "/$entity");
        assertThat(byName.path("@odata.type").asText()).isEqualTo("#" + TYPE);
        assertThat(byName.path("IsGlobal").asBoolean()).isTrue();
        assertThat(byName.path("DisplayName")
                        .path("UserLocalizedLabel")
                        .path("Label")
                        .asText())
                .isEqualTo("Color");
        assertThat(byName.path("Options").findValuesAsText("Value")).containsExactly("7", "8");
        assertThat(byId).isEqualTo(byName);
        assertThat(api.get(SET).json().path("value").path(0).path("Options")).isEqualTo(byName.path("Options"));
    }

    @Test
    void optionsAreSelectedBehindTheCastOnly() {
        createColor();

        JsonNode cast = api.get(COLOR + "/" + TYPE + "?$select=Options").json();
        assertThat(cast.path("@odata.context").asText()).endsWith("#" + SET + "/" + TYPE + "(Options)/$entity");
        assertThat(cast.path("Options")).hasSize(2);
        assertThat(cast.has("Name")).isFalse();
        assertThat(api.get(COLOR + "?$select=Name").json().has("Options")).isFalse();
        assertThat(api.get(COLOR + "?$select=Options").message()).contains("'Options'", "OptionSetMetadataBase");
    }

    @Test
    void optionsWithoutAValueGetTheNextFreeOnes() {
        create(
                "new_size",
                "{'Value':null,'Label':" + label("S") + "},{'Value':100000004},{'Label':" + label("L") + "}");

        assertThat(api.get(SET + "(Name='new_size')").json().path("Options").findValuesAsText("Value"))
                .containsExactly("100000005", "100000004", "100000006");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/" + COLOR, COLOR, "http://localhost/api/data/v9.2/" + COLOR})
    void aColumnTakesTheValuesOfTheGlobalChoiceThatItIsBoundTo(String uri) {
        createColor();
        Answer bound = bind("Picklist", uri);

        assertThat(bound.status()).as(bound.response().body()).isEqualTo(204);
        UUID id = api.create("accounts", "{'name':'a','new_paint':8}");
        assertThat(api.get("accounts(" + id + ")", "Prefer", "odata.include-annotations=\"*\"")
                        .json()
                        .path("new_paint@OData.Community.Display.V1.FormattedValue")
                        .asText())
                .isEqualTo("Blue");
        assertThat(api.patch("accounts(" + id + ")", "{'new_paint':9}").status())
                .isEqualTo(400);
    }

    @Test
    void theDefinitionOfTheColumnHasTheGlobalChoiceInPlaceOfItsOwn() {
        createColor();
        bind("Picklist", "/" + COLOR);

        JsonNode column = api.get(
                        ATTRIBUTES + "(LogicalName='new_paint')/Microsoft.Dynamics.CRM.PicklistAttributeMetadata"
                                + "?$select=LogicalName&$expand=OptionSet($select=Options),GlobalOptionSet($select=Name,Options)")
                .json();

        assertThat(column.path("OptionSet").isNull()).isTrue();
        assertThat(column.path("GlobalOptionSet").path("Name").asText()).isEqualTo("new_color");
        assertThat(column.path("GlobalOptionSet").path("Options")).hasSize(2);
    }

    @Test
    void aGlobalChoiceIsDeletedOnceNoColumnUsesIt() {
        createColor();
        bind("MultiSelectPicklist", "/" + COLOR);

        Answer refused = api.delete(COLOR);

        assertThat(refused.code()).isEqualTo("0x80048417");
        assertThat(refused.message()).contains("account");
        api.delete(ATTRIBUTES + "(LogicalName='new_paint')");
        assertThat(api.delete(COLOR).status()).isEqualTo(204);
        assertThat(api.get(COLOR).status()).isEqualTo(404);
        assertThat(createColor().status()).isEqualTo(204);
    }

    @Test
    void aResetForgetsGlobalChoices() {
        createColor();

        EMULATOR.emulator().reset();

        assertThat(api.get(SET).json().path("value")).isEmpty();
    }

    @Test
    void aBindingToAnUnknownGlobalChoiceNamesThoseThatThereAre() {
        createColor();

        Answer answer = bind("Picklist", "/" + SET + "(Name='new_colour')");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.message()).contains("'new_colour'", "new_color]");
    }

    @Test
    void aBindingToAnythingElseIsRefused() {
        assertThat(bind("Picklist", "/accounts(1)").message()).contains("'/accounts(1)'", SET);
    }

    @Test
    void aColumnThatIsNoChoiceTakesNoGlobalChoice() {
        createColor();

        assertThat(bind("Integer", "/" + COLOR).message()).contains("IntegerType", "GlobalOptionSet@odata.bind");
    }

    @Test
    void aTakenNameIsRefusedWhateverItsCase() {
        createColor();

        assertThat(create("new_Color", "").code()).isEqualTo("0x80044345");
    }

    @Test
    void aNameWithoutAPrefixIsRefused() {
        assertThat(create("color", "").code()).isEqualTo("0x80044366");
    }

    @Test
    void twoOptionsWithOneValueAreRefused() {
        assertThat(create("new_color", "{'Value':1},{'Value':1}").code()).isEqualTo("0x80048403");
    }

    @Test
    void globalChoicesOfYesAndNoAreNotEmulated() {
        Answer answer =
                api.post(SET, "{'@odata.type':'Microsoft.Dynamics.CRM.BooleanOptionSetMetadata','Name':'new_b'}");

        assertThat(answer.status()).isEqualTo(501);
        assertThat(answer.message()).contains("BooleanOptionSetMetadata");
    }
}
