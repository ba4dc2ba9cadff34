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

/** Tables, columns, keys and relationships that requests create, change and delete. */
class CustomizationTest {

    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR = DataverseEmulatorExtension.builder()
            .authentication(Authentication.OPTIONAL)
            .build();

    private static final String CRM = "Microsoft.Dynamics.CRM.";
    private static final String BANK = "EntityDefinitions(LogicalName='new_bankaccount')";

    private Caller api;

    @BeforeEach
    void open() {
        api = new Caller(EMULATOR.emulator());
    }

    private static String label(String text) {
        return "{'LocalizedLabels':[{'Label':'" + text + "','LanguageCode':1033}]}";
    }

    private static String column(String type, String schemaName, String rest) {
        return "{'@odata.type':'" + CRM + type + "AttributeMetadata','SchemaName':'" + schemaName + "'" + rest + "}";
    }

    private static String table(String schemaName, String rest) {
        return "{'@odata.type':'" + CRM + "EntityMetadata','SchemaName':'" + schemaName
                + "','OwnershipType':'UserOwned','DisplayName':" + label("Bank Account") + ",'Attributes':["
                + column("String", "new_AccountName", ",'IsPrimaryName':true,'MaxLength':100") + "]" + rest + "}";
    }

    private Answer createBank() {
        return api.post("EntityDefinitions", table("new_BankAccount", ""));
    }

    private Answer add(String body) {
        return api.post(BANK + "/Attributes", body);
    }

    @Test
    void aCreatedTableHoldsRowsAndIsDescribed() {
        Answer created = createBank();

        assertThat(created.status()).as(created.response().body()).isEqualTo(204);
        JsonNode definition = api.get(created.header("OData-EntityId")).json();
        assertThat(definition.path("LogicalName").asText()).isEqualTo("new_bankaccount");
        assertThat(definition.path("EntitySetName").asText()).isEqualTo("new_bankaccounts");
        assertThat(definition.path("PrimaryNameAttribute").asText()).isEqualTo("new_accountname");
        assertThat(definition
                        .path("DisplayName")
                        .path("UserLocalizedLabel")
                        .path("Label")
                        .asText())
                .isEqualTo("Bank Account");
        UUID id = api.create("new_bankaccounts", "{'new_accountname':'Savings'}");
        JsonNode row = api.get("new_bankaccounts(" + id + ")").json();
        assertThat(row.path("new_accountname").asText()).isEqualTo("Savings");
        assertThat(row.path("statuscode").asInt()).isEqualTo(1);
        assertThat(row.path("_ownerid_value").asText()).hasSize(36);
        assertThat(api.get("").response().body()).contains("new_bankaccounts");
        assertThat(api.get("$metadata").response().body()).contains("EntityType Name=\"new_bankaccount\"");
    }

    @Test
    void aTableOfTheOrganizationHasNoOwner() {
        api.post("EntityDefinitions", table("new_Currency", "").replace("UserOwned", "OrganizationOwned"));
        UUID id = api.create("new_currencies", "{'new_accountname':'a'}");

        assertThat(api.get("new_currencies(" + id + ")").json().has("_ownerid_value"))
                .isFalse();
    }

    @Test
    void aResetForgetsWhatWasCreated() {
        createBank();
        EMULATOR.emulator().reset();

        assertThat(api.get("new_bankaccounts").status()).isEqualTo(404);
    }

    @Test
    void aTableIsRenamedAndDeleted() {
        String address = createBank().header("OData-EntityId");
        Answer renamed =
                api.send("PUT", address, "{'DisplayName':" + label("Business") + "}", "MSCRM.MergeLabels", "true");

        assertThat(renamed.status()).isEqualTo(204);
        assertThat(api.get(address)
                        .json()
                        .path("DisplayName")
                        .path("UserLocalizedLabel")
                        .path("Label")
                        .asText())
                .isEqualTo("Business");
        assertThat(api.delete(address).status()).isEqualTo(204);
        assertThat(api.get(address).status()).isEqualTo(404);
        assertThat(api.get("new_bankaccounts").status()).isEqualTo(404);
        assertThat(createBank().status()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            String      | ,'MaxLength':10                                       | 'x'                    | 'x'
            Memo        | ,'MaxLength':1000                                     | 'long'                 | 'long'
            Integer     | ,'MinValue':0,'MaxValue':10                           | 7                      | 7
            Decimal     | ,'Precision':2                                        | 1.25                   | 1.25
            Double      | ,'Precision':2                                        | 1.5                    | 1.5
            Boolean     | ,'DefaultValue':false                                 | true                   | true
            DateTime    | ,'DateTimeBehavior':{'Value':'DateOnly'}              | '2024-02-03'           | '2024-02-03'
            DateTime    | ,'Format':'DateAndTime'                               | '2024-02-03T04:05:06Z' | '2024-02-03T04:05:06Z'
            Picklist    | ,'OptionSet':{'Options':[{'Value':1,'Label':{'LocalizedLabels':[{'Label':'One'}]}}]} | 1 | 1
            MultiSelectPicklist | ,'OptionSet':{'Options':[{'Value':1},{'Value':2}]} | '1,2'              | '1,2'
            """, quoteCharacter = '~')
    void createdColumnsKeepValues(String type, String rest, String value, String kept) throws Exception {
        createBank();
        Answer created = add(column(type, "new_Value", rest));

        assertThat(created.status()).as(created.response().body()).isEqualTo(204);
        assertThat(created.header("OData-EntityId")).contains("/Attributes(");
        UUID id = api.create("new_bankaccounts", "{'new_value':" + value + "}");
        assertThat(api.get("new_bankaccounts(" + id + ")")
                        .json()
                        .path("new_value")
                        .toString())
                .isEqualTo(kept.replace('\'', '"'));
    }

    @Test
    void theLimitsOfACreatedColumnHold() {
        createBank();
        add(column("String", "new_Short", ",'MaxLength':3"));
        add(column("Picklist", "new_Kind", ",'OptionSet':{'Options':[{'Value':5,'Label':" + label("Five") + "}]}"));

        assertThat(api.post("new_bankaccounts", "{'new_short':'long'}").code()).isEqualTo("0x80044331");
        assertThat(api.post("new_bankaccounts", "{'new_kind':6}").code()).isEqualTo("0x8004431A");
        api.post("new_bankaccounts", "{'new_kind':5}");
        assertThat(api.get("new_bankaccounts", "Prefer", "odata.include-annotations=\"*\"")
                        .response()
                        .body())
                .contains("\"new_kind@OData.Community.Display.V1.FormattedValue\":\"Five\"");
    }

    @Test
    void moneyFilesAndImagesBringTheirCompanions() {
        createBank();
        add(column("Money", "new_Balance", ",'PrecisionSource':2"));
        add(column("File", "new_Contract", ",'MaxSizeInKB':1"));
        add(column("Image", "new_Photo", ""));
        List<String> names = new ArrayList<>();
        api.get(BANK + "/Attributes?$select=LogicalName")
                .json()
                .path("value")
                .forEach(column -> names.add(column.path("LogicalName").asText()));

        assertThat(names)
                .contains(
                        "new_balance",
                        "new_balance_base",
                        "exchangerate",
                        "transactioncurrencyid",
                        "new_contract",
                        "new_contract_name",
                        "new_photo",
                        "new_photoid",
                        "new_photo_url",
                        "new_photo_timestamp");
        UUID id = api.create("new_bankaccounts", "{'new_balance':12.5}");
        assertThat(api.get("new_bankaccounts(" + id + ")")
                        .json()
                        .path("new_balance_base")
                        .decimalValue())
                .isEqualByComparingTo("12.5");
    }

    @Test
    void aSystemTableTakesColumnsAndKeepsItsRows() {
        UUID id = api.create("accounts", "{'name':'a'}");
        api.post("EntityDefinitions(LogicalName='account')/Attributes", column("String", "new_Code", ",'MaxLength':5"));
        api.patch("accounts(" + id + ")", "{'new_code':'x'}");

        assertThat(api.get("accounts?$select=name,new_code&$filter=new_code%20eq%20'X'")
                        .json()
                        .path("value"))
                .hasSize(1);
    }

    @Test
    void aColumnIsChangedAndDeletedWithItsValues() {
        createBank();
        add(column("String", "new_Short", ",'MaxLength':3"));
        String address = BANK + "/Attributes(LogicalName='new_short')";
        Answer changed =
                api.send("PUT", address, column("String", "new_Short", ",'MaxLength':30"), "MSCRM.MergeLabels", "true");

        assertThat(changed.status()).isEqualTo(204);
        assertThat(api.post("new_bankaccounts", "{'new_short':'longer'}").status())
                .isEqualTo(204);
        assertThat(api.send("PUT", address, column("Integer", "new_Short", "")).status())
                .isEqualTo(400);
        assertThat(api.delete(address).status()).isEqualTo(204);
        assertThat(api.get("new_bankaccounts").json().path("value").path(0).has("new_short"))
                .isFalse();
        assertThat(api.delete(address).status()).isEqualTo(404);
    }

    @Test
    void aKeyBecomesActiveAndFindsRows() {
        createBank();
        Answer created = api.post(BANK + "/Keys", "{'SchemaName':'new_NameKey','KeyAttributes':['new_accountname']}");
        api.patch("new_bankaccounts(new_accountname='Savings')", "{}");

        assertThat(created.status()).as(created.response().body()).isEqualTo(204);
        assertThat(api.get(BANK + "/Keys?$select=EntityKeyIndexStatus")
                        .json()
                        .path("value")
                        .path(0)
                        .path("EntityKeyIndexStatus")
                        .asText())
                .isEqualTo("Active");
        assertThat(api.get("new_bankaccounts(new_accountname='savings')").status())
                .isEqualTo(200);
        assertThat(api.post("new_bankaccounts", "{'new_accountname':'Savings'}").code())
                .isEqualTo("0x80060892");
        assertThat(api.delete(BANK + "/Attributes(LogicalName='new_accountname')")
                        .status())
                .isEqualTo(400);
        assertThat(api.delete(BANK + "/Keys(LogicalName='new_namekey')").status())
                .isEqualTo(204);
        assertThat(api.get("new_bankaccounts(new_accountname='savings')").status())
                .isEqualTo(400);
    }

    @Test
    void aKeyOverRowsWithEqualValuesIsNotEmulated() {
        createBank();
        api.post("new_bankaccounts", "{'new_accountname':'a'}");
        api.post("new_bankaccounts", "{'new_accountname':'a'}");

        assertThat(api.post(BANK + "/Keys", "{'SchemaName':'new_NameKey','KeyAttributes':['new_accountname']}")
                        .status())
                .isEqualTo(501);
        assertThat(api.get(BANK + "/Keys").json().path("value")).isEmpty();
    }

    private Answer relate(String schemaName, String onDelete) {
        return api.post(
                "RelationshipDefinitions",
                "{'@odata.type':'" + CRM + "OneToManyRelationshipMetadata','SchemaName':'" + schemaName
                        + "','ReferencedEntity':'contact','ReferencingEntity':'new_bankaccount',"
                        + "'CascadeConfiguration':{'Delete':'" + onDelete + "'},'Lookup':"
                        + column("Lookup", "new_AccountOwner", "") + "}");
    }

    @Test
    void aRelationshipBringsItsLookupAndCascades() {
        createBank();
        Answer created = relate("new_contact_new_bankaccount", "Cascade");
        UUID contact = api.create("contacts", "{'lastname':'a'}");
        UUID bank = api.create(
                "new_bankaccounts",
                "{'new_accountname':'b','new_AccountOwner@odata.bind':'/contacts(" + contact + ")'}");

        assertThat(created.status()).as(created.response().body()).isEqualTo(204);
        assertThat(created.header("OData-EntityId")).contains("/RelationshipDefinitions(");
        assertThat(api.get("new_bankaccounts(" + bank + ")")
                        .json()
                        .path("_new_accountowner_value")
                        .asText())
                .isEqualTo(contact.toString());
        assertThat(api.delete("EntityDefinitions(LogicalName='contact')").status())
                .isEqualTo(400);
        api.delete("contacts(" + contact + ")");
        assertThat(api.get("new_bankaccounts(" + bank + ")").status()).isEqualTo(404);
        assertThat(api.delete("RelationshipDefinitions(SchemaName='new_contact_new_bankaccount')")
                        .status())
                .isEqualTo(204);
        assertThat(api.get("new_bankaccounts?$select=new_accountowner").status())
                .isEqualTo(400);
        assertThat(api.delete("RelationshipDefinitions(SchemaName='new_contact_new_bankaccount')")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aRelationshipThatRestrictsDeletesKeepsWhatIsReferredTo() {
        createBank();
        assertThat(relate("new_contact_new_bankaccount", "Restrict").status()).isEqualTo(204);
        UUID contact = api.create("contacts", "{'lastname':'a'}");
        UUID bank = api.create(
                "new_bankaccounts",
                "{'new_accountname':'b','new_AccountOwner@odata.bind':'/contacts(" + contact + ")'}");

        Answer refused = api.delete("contacts(" + contact + ")");

        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.code()).isEqualTo("0x80040227");
        assertThat(refused.message()).contains("'new_accountowner'", "'new_bankaccount'");
        assertThat(api.get("contacts(" + contact + ")").status()).isEqualTo(200);
        api.delete("new_bankaccounts(" + bank + ")");
        assertThat(api.delete("contacts(" + contact + ")").status()).isEqualTo(204);
    }

    @Test
    void aRelationshipWithAnUnknownRuleForDeletesIsRefused() {
        createBank();

        Answer refused = relate("new_contact_new_bankaccount", "Explode");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).contains("'Explode'", "Cascade, RemoveLink, Restrict");
        assertThat(api.get("new_bankaccounts?$select=_new_accountowner_value").status())
                .isEqualTo(400);
    }

    @Test
    void publishingIsAccepted() {
        assertThat(api.post("PublishAllXml", "").status()).isEqualTo(204);
        assertThat(api.post("PublishXml", "{'ParameterXml':'<importexportxml/>'}")
                        .status())
                .isEqualTo(204);
        assertThat(api.post("PublishXml", "{}").status()).isEqualTo(400);
    }

    @Test
    void takenNamesAreRefused() {
        createBank();
        add(column("String", "new_Short", ""));
        relate("new_contact_new_bankaccount", "RemoveLink");
        api.post(BANK + "/Keys", "{'SchemaName':'new_NameKey','KeyAttributes':['new_accountname']}");

        assertThat(createBank().code()).isEqualTo("0x8004700B");
        assertThat(api.post("EntityDefinitions", table("new_Other", ",'EntitySetName':'accounts'"))
                        .code())
                .isEqualTo("0x8006089B");
        assertThat(add(column("Integer", "new_short", "")).code()).isEqualTo("0x80047013");
        assertThat(relate("new_contact_new_bankaccount", "RemoveLink").code()).isEqualTo("0x8004432B");
        assertThat(relate("new_another", "RemoveLink").code()).isEqualTo("0x80047013");
        assertThat(api.post(BANK + "/Keys", "{'SchemaName':'new_NameKey','KeyAttributes':['new_short']}")
                        .code())
                .isEqualTo("0x80060893");
        assertThat(api.post(BANK + "/Keys", "{'SchemaName':'new_K','KeyAttributes':['new_accountname']}")
                        .code())
                .isEqualTo("0x80060894");
    }

    @ParameterizedTest
    @CsvSource({"BankAccount", "_Bank", "n_Bank", "1new_Bank", "mscrm_Bank", "toolongprefix_Bank", "new_", "''"})
    void namesWithoutTheirPrefixAreRefused(String name) {
        createBank();

        assertThat(api.post("EntityDefinitions", table(name, "")).code()).isEqualTo("0x80044366");
        assertThat(add(column("String", name, "")).code()).isEqualTo("0x80044366");
    }

    @Test
    void definitionsThatMakeNoSenseAreRefused() {
        createBank();

        assertThat(api.post("EntityDefinitions", table("new_A", "").replace("UserOwned", "Nobody"))
                        .status())
                .isEqualTo(400);
        assertThat(api.post("EntityDefinitions", table("new_A", "").replace("true", "false"))
                        .message())
                .contains("IsPrimaryName");
        assertThat(add("{'SchemaName':'new_X'}").message()).contains("@odata.type");
        assertThat(add(column("Lookup", "new_X", "")).message()).contains("relationship");
        assertThat(api.post(BANK + "/Keys", "{'SchemaName':'new_K','KeyAttributes':['nothing']}")
                        .message())
                .contains("nothing");
        assertThat(api.post(BANK + "/Keys", "{'SchemaName':'new_K','KeyAttributes':[]}")
                        .status())
                .isEqualTo(400);
        assertThat(api.post("EntityDefinitions(LogicalName='nothing')/Attributes", column("String", "new_X", ""))
                        .status())
                .isEqualTo(404);
        assertThat(api.delete("EntityDefinitions(LogicalName='account')/Attributes(LogicalName='telephone1')")
                        .code())
                .isEqualTo("0x8004F01F");
        assertThat(api.delete(BANK + "/Attributes(LogicalName='new_accountname')")
                        .code())
                .isEqualTo("0x80047002");
    }

    @Test
    void aTableThatOthersReferToCannotBeDeleted() {
        createBank();
        api.post("EntityDefinitions", table("new_Branch", ""));
        api.post(
                "RelationshipDefinitions",
                "{'@odata.type':'" + CRM + "OneToManyRelationshipMetadata','SchemaName':'new_branch_account',"
                        + "'ReferencedEntity':'new_branch','ReferencingEntity':'new_bankaccount','Lookup':"
                        + column("Lookup", "new_Branch", "") + "}");

        assertThat(api.delete("EntityDefinitions(LogicalName='new_branch')").code())
                .isEqualTo("0x8004F01F");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ,'IsActivity':true     | activities
            ,'TableType':'Elastic' | Elastic
            """, quoteCharacter = '~')
    void tablesThatTheEmulatorLacksAreNamed(String rest, String names) {
        Answer answer = api.post("EntityDefinitions", table("new_A", rest));

        assertThat(answer.status()).isEqualTo(501);
        assertThat(answer.message()).contains(names);
    }

    @Test
    void relationshipsThatTheEmulatorLacksAreNamed() {
        createBank();

        assertThat(api.post("RelationshipDefinitions", "{'@odata.type':'" + CRM + "ManyToManyRelationshipMetadata'}")
                        .message())
                .contains("ManyToMany");
    }
}
