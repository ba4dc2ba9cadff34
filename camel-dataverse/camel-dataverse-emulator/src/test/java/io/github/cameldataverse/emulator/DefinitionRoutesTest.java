// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.emulator.Caller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class DefinitionRoutesTest {

    private static final String ACCOUNT = "EntityDefinitions(LogicalName='account')";
    private static final String PICKLIST = "/Microsoft.Dynamics.CRM.PicklistAttributeMetadata";

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
    void theServiceDocumentListsEntitySets() {
        for (String path : List.of("", api.root().substring(0, api.root().length() - 1))) {
            JsonNode body = api.get(path).json();

            assertThat(body.path("@odata.context").asText()).endsWith("/$metadata");
            assertThat(body.path("value").findValuesAsText("name"))
                    .contains("accounts", "opportunities", "sample_orders", "systemusers");
            assertThat(body.path("value").path(0).path("kind").asText()).isEqualTo("EntitySet");
        }
    }

    @Test
    void theCsdlDocumentIsXml() {
        Answer answer = api.get("$metadata");

        assertThat(answer.header("Content-Type")).isEqualTo("application/xml");
        assertThat(answer.response().body())
                .contains("<EntityType Name=\"systemuser\" BaseType=\"mscrm.principal\">")
                .contains("<EntityType Name=\"task\" BaseType=\"mscrm.activitypointer\">")
                .contains("<EntitySet Name=\"sample_orders\"")
                .contains("<Property Name=\"revenue\" Type=\"Edm.Decimal\" Scale=\"Variable\">");
    }

    @Test
    void theCsdlDocumentNamesEveryFunctionWithItsTypes() {
        String document = api.get("$metadata").response().body();

        for (String function : List.of("WhoAmI", "RetrieveVersion", "RetrieveCurrentOrganization")) {
            assertThat(document)
                    .contains("<Function Name=\"" + function + "\">")
                    .contains("<ReturnType Type=\"mscrm." + function + "Response\"")
                    .contains("<ComplexType Name=\"" + function + "Response\">")
                    .contains("<FunctionImport Name=\"" + function + "\"");
        }
        assertThat(document)
                .contains("<Parameter Name=\"AccessType\" Type=\"mscrm.EndpointAccessType\"")
                .contains("<EnumType Name=\"EndpointAccessType\">")
                .contains("<ComplexType Name=\"OrganizationDetail\">")
                .contains("<Property Name=\"Values\" Type=\"Collection(Edm.String)\"");
    }

    @Test
    void definitionsAreFoundByTheIdOfTheDefinition() {
        String id = api.get(ACCOUNT + "?$select=LogicalName")
                .json()
                .path("MetadataId")
                .asText();

        assertThat(api.get("EntityDefinitions(" + id + ")?$select=LogicalName")
                        .json()
                        .path("LogicalName")
                        .asText())
                .isEqualTo("account");
        assertThat(api.get("EntityDefinitions(MetadataId=" + id + ")").status()).isEqualTo(200);
        assertThat(api.get("EntityDefinitions(LogicalName='accounts')").status())
                .isEqualTo(404);
    }

    @Test
    void enumerationsNeedTheirQualifiedLiteral() {
        String good = Caller.encoded("OwnershipType eq Microsoft.Dynamics.CRM.OwnershipTypes'UserOwned'");

        assertThat(names("EntityDefinitions?$select=LogicalName&$filter=" + good))
                .contains("account", "task")
                .doesNotContain("product", "systemuser");
        assertThat(api.get("EntityDefinitions?$filter=" + Caller.encoded("OwnershipType eq 'UserOwned'"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void managedPropertiesAndBooleansCanBeFiltered() {
        assertThat(names("EntityDefinitions?$select=LogicalName&$filter="
                        + Caller.encoded("CanChangeTrackingBeEnabled/Value eq false")))
                .contains("organization")
                .doesNotContain("account");
        assertThat(names("EntityDefinitions?$select=LogicalName&$filter=IsCustomEntity%20eq%20true"))
                .containsExactly("sample_order");
    }

    @Test
    void anExpandHasOptionsOfItsOwn() {
        String filter = Caller.encoded("AttributeType eq Microsoft.Dynamics.CRM.AttributeTypeCode'State'");

        JsonNode columns = api.get(
                        ACCOUNT + "?$select=LogicalName&$expand=Attributes($select=LogicalName;$filter=" + filter + ")")
                .json()
                .path("Attributes");

        assertThat(columns).hasSize(1);
        assertThat(columns.path(0).path("LogicalName").asText()).isEqualTo("statecode");
        assertThat(columns.path(0).path("@odata.type").asText())
                .isEqualTo("#Microsoft.Dynamics.CRM.StateAttributeMetadata");
    }

    @Test
    void relationshipsAreSeenFromBothEnds() {
        assertThat(api.get(ACCOUNT + "/ManyToOneRelationships?$select=ReferencingEntityNavigationPropertyName")
                        .json()
                        .path("value")
                        .findValuesAsText("ReferencingEntityNavigationPropertyName"))
                .contains("primarycontactid", "ownerid");
        assertThat(api.get(ACCOUNT + "/OneToManyRelationships?$select=SchemaName,ReferencingEntity")
                        .json()
                        .path("value")
                        .findValuesAsText("SchemaName"))
                .contains("contact_customer_accounts", "sample_account_order");
    }

    @Test
    void columnsAreListedFilteredAndFoundByName() {
        String filter = Caller.encoded("LogicalName eq 'name'");

        JsonNode found = api.get(ACCOUNT + "/Attributes?$select=SchemaName&$filter=" + filter)
                .json();
        assertThat(found.path("value").findValuesAsText("SchemaName")).containsExactly("Name");

        JsonNode one = api.get(ACCOUNT + "/Attributes(LogicalName='name')").json();
        assertThat(one.path("@odata.type").asText()).isEqualTo("#Microsoft.Dynamics.CRM.StringAttributeMetadata");
        assertThat(one.path("MaxLength").asInt()).isEqualTo(160);
        assertThat(api.get(ACCOUNT + "/Attributes(LogicalName='nosuch')").status())
                .isEqualTo(404);
        assertThat(api.get(ACCOUNT + "/Attributes(" + one.path("MetadataId").asText() + ")")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aCastGivesColumnsOfOneTypeWithTheirChoices() {
        JsonNode body = api.get(
                        ACCOUNT + "/Attributes" + PICKLIST + "?$select=LogicalName&$expand=OptionSet,GlobalOptionSet")
                .json();

        assertThat(body.path("@odata.context").asText())
                .endsWith("EntityDefinitions('account')/Attributes" + PICKLIST
                        + "(LogicalName,OptionSet,GlobalOptionSet)");
        assertThat(body.path("value").findValuesAsText("LogicalName"))
                .contains("industrycode")
                .doesNotContain("name", "statecode");
        assertThat(body.path("value").path(0).has("GlobalOptionSet")).isTrue();
    }

    @Test
    void choicesHaveLabelsInTheDocumentedShape() {
        JsonNode column = api.get(ACCOUNT + "/Attributes(LogicalName='accountcategorycode')" + PICKLIST
                        + "?$select=LogicalName&$expand=OptionSet($select=Options),GlobalOptionSet($select=Options)")
                .json();

        JsonNode option = column.path("OptionSet").path("Options").path(0);
        assertThat(option.path("Value").asInt()).isEqualTo(1);
        assertThat(option.path("Label").path("UserLocalizedLabel").path("Label").asText())
                .isEqualTo("Preferred Customer");
        assertThat(option.path("Label")
                        .path("LocalizedLabels")
                        .path(0)
                        .path("LanguageCode")
                        .asInt())
                .isEqualTo(1033);
        assertThat(option.path("Description").path("UserLocalizedLabel").isNull())
                .isTrue();
        assertThat(column.path("GlobalOptionSet").isNull()).isTrue();
        assertThat(column.has("@odata.type")).isFalse();
    }

    @Test
    void everyTypeOfColumnCanBeCast() {
        String order = "EntityDefinitions(LogicalName='sample_order')/Attributes/Microsoft.Dynamics.CRM.";

        assertThat(first(order + "StringAttributeMetadata?$select=MaxLength", "MaxLength"))
                .isEqualTo("100");
        assertThat(first(order + "LookupAttributeMetadata?$select=LogicalName,Targets", "Targets"))
                .isNotNull();
        assertThat(first(order + "StatusAttributeMetadata?$select=LogicalName&$expand=OptionSet", "LogicalName"))
                .isEqualTo("statuscode");
        assertThat(first(
                        order + "MultiSelectPicklistAttributeMetadata?$select=LogicalName&$expand=OptionSet",
                        "LogicalName"))
                .isEqualTo("sample_tags");
        assertThat(first(order + "BooleanAttributeMetadata?$select=LogicalName&$expand=OptionSet", "LogicalName"))
                .isEqualTo("sample_paid");
        assertThat(api.get(order + "EnumAttributeMetadata").status()).isEqualTo(400);
    }

    @Test
    void theChoicesOfAColumnHaveAnAddress() {
        JsonNode body = api.get(ACCOUNT + "/Attributes(LogicalName='statecode')"
                        + "/Microsoft.Dynamics.CRM.StateAttributeMetadata/OptionSet?$select=Options")
                .json();

        assertThat(body.path("Options")).hasSize(2);
    }

    @Test
    void keysShowTheirColumns() {
        JsonNode keys = api.get("EntityDefinitions(LogicalName='sample_order')/Keys?$select=LogicalName,KeyAttributes")
                .json()
                .path("value");

        assertThat(keys.findValuesAsText("LogicalName"))
                .containsExactly("sample_ordernumber_key", "sample_accountline_key");
    }

    @Test
    void onePropertyOfADefinitionCanBeAskedFor() {
        assertThat(api.get(ACCOUNT + "/ObjectTypeCode/$value").response().body())
                .isEqualTo("1");
        assertThat(api.get(ACCOUNT + "/EntitySetName").json().path("value").asText())
                .isEqualTo("accounts");
    }

    @Test
    void whatIsNotEmulatedOfDefinitionsIsSaid() {
        assertThat(api.get(ACCOUNT + "/Settings").status()).isEqualTo(501);
        assertThat(api.get(ACCOUNT + "?$select=IconLargeName").message()).contains("IconLargeName");
        assertThat(api.get(ACCOUNT + "?$expand=Privileges").status()).isEqualTo(501);
    }

    private List<String> names(String path) {
        return api.get(path).json().path("value").findValuesAsText("LogicalName");
    }

    private String first(String path, String property) {
        return api.get(path).json().path("value").path(0).path(property).asText(null);
    }
}
