// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.emulator.Caller.Answer;
import io.github.cameldataverse.emulator.fault.ClockSetting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Functions that tell about all rows of a table, and about definitions. */
class ReadFunctionsTest {

    private static final String ACCOUNT = "{'Criteria':{'FilterOperator':'And','Conditions':[{'ConditionOperator':"
            + "'Equals','PropertyName':'LogicalName','Value':{'Type':'System.String','Value':'account'}}]}";

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
    void rowsOfSeveralTablesAreCounted() {
        JsonNode direct = api.get("RetrieveTotalRecordCount(EntityNames=%5B'account','contact'%5D)")
                .json();
        JsonNode aliased = api.get(
                        "RetrieveTotalRecordCount(EntityNames=@p1)?@p1=" + Caller.encoded("[\"account\",\"contact\"]"))
                .json();

        assertThat(direct).isEqualTo(aliased);
        assertThat(direct.path("@odata.context").asText())
                .endsWith("$metadata#Microsoft.Dynamics.CRM.RetrieveTotalRecordCountResponse");
        JsonNode counts = direct.path("EntityRecordCountCollection");
        assertThat(counts.path("Count").asInt()).isEqualTo(2);
        assertThat(counts.path("IsReadOnly").asBoolean(true)).isFalse();
        assertThat(counts.path("Keys").path(1).asText()).isEqualTo("contact");
        assertThat(counts.path("Values").path(0).asInt()).isEqualTo(4);
        assertThat(counts.path("Values").path(1).asInt()).isEqualTo(3);
    }

    @Test
    void moreThanFiveThousandRowsAreCounted() {
        try (DataverseEmulator emulator = DataverseEmulator.builder()
                .authentication(Authentication.OPTIONAL)
                .rows("account", 6_001)
                .start()) {
            assertThat(new Caller(emulator)
                            .get("RetrieveTotalRecordCount(EntityNames=%5B'account'%5D)")
                            .json()
                            .at("/EntityRecordCountCollection/Values/0")
                            .asInt())
                    .isEqualTo(6_001);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            RetrieveTotalRecordCount(EntityNames=%5B'nosuch'%5D) | 0x80041102 | 'nosuch' was not found
            RetrieveTotalRecordCount()                           | 0x80060888 | must be a list of table names
            RetrieveTotalRecordCount(EntityNames='account')      | 0x80048d19 | 'EntityNames' is not valid JSON
            """)
    void aCountOfWhatIsNotThereIsRefused(String path, String code, String message) {
        Answer answer = api.get(path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.message()).contains(message);
    }

    @Test
    void relationshipsOfEveryKindAreChosenByOneQuery() {
        String query = ACCOUNT + ",'Properties':{'AllProperties':false,'PropertyNames':['OneToManyRelationships',"
                + "'ManyToOneRelationships','ManyToManyRelationships']},'RelationshipQuery':{'Properties':"
                + "{'AllProperties':false,'PropertyNames':['SchemaName']},'Criteria':{'FilterOperator':'And',"
                + "'Conditions':[{'ConditionOperator':'Equals','PropertyName':'SchemaName','Value':"
                + "{'Type':'System.String','Value':'accountleads_association'}}]}}}";

        JsonNode account = changes(query).json().path("EntityMetadata").path(0);

        assertThat(account.path("OneToManyRelationships")).isEmpty();
        assertThat(account.path("ManyToOneRelationships")).isEmpty();
        assertThat(account.path("ManyToManyRelationships")).hasSize(1);
        JsonNode leads = account.path("ManyToManyRelationships").path(0);
        assertThat(leads.path("SchemaName").asText()).isEqualTo("accountleads_association");
        assertThat(leads.path("IntersectEntityName").isNull()).isTrue();
    }

    @Test
    void definitionsAreQueriedWithTheirColumns() {
        String query = ACCOUNT + ",'Properties':{'AllProperties':false,'PropertyNames':['SchemaName','Attributes']},"
                + "'AttributeQuery':{'Properties':{'AllProperties':false,'PropertyNames':['SchemaName']},'Criteria':"
                + "{'FilterOperator':'Or','Conditions':[{'ConditionOperator':'In','PropertyName':'LogicalName','Value':"
                + "{'Type':'System.String[]','Value':'[\\\"name\\\",\\\"accountid\\\"]'}}]}},"
                + "'LabelQuery':{'FilterLanguages':[1033],'MissingLabelBehavior':0}}";

        JsonNode answer = changes(query).json();

        assertThat(answer.path("@odata.context").asText()).endsWith("CRM.RetrieveMetadataChangesResponse");
        assertThat(answer.path("ServerVersionStamp").asText())
                .matches("\\d+!\\d\\d/\\d\\d/\\d{4} \\d\\d:\\d\\d:\\d\\d");
        assertThat(answer.path("DeletedMetadata").path("Count").asInt(-1)).isZero();
        assertThat(answer.path("EntityMetadata")).hasSize(1);
        JsonNode account = answer.path("EntityMetadata").path(0);
        assertThat(account.path("SchemaName").asText()).isEqualTo("Account");
        assertThat(account.path("LogicalName").asText()).isEqualTo("account");
        assertThat(account.path("MetadataId").asText()).isEqualTo("70816501-edb9-4740-a16c-6a5efbc05d84");
        assertThat(account.path("DisplayName").isNull()).isTrue();
        assertThat(account.path("Keys")).isEmpty();
        assertThat(account.path("Attributes").findValuesAsText("SchemaName"))
                .containsExactlyInAnyOrder("AccountId", "Name");
        assertThat(account.path("Attributes").findValuesAsText("@odata.type"))
                .contains("#Microsoft.Dynamics.CRM.ComplexStringAttributeMetadata");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Equals      | IsCustomEntity | True               | sample_order
            GreaterThan | ObjectTypeCode | 4212               | systemuserroles,transactioncurrency,asyncoperation
            NotIn       | LogicalName    | ['account']        | contact
            Equals      | CanCreateAttributes | true          | account
            """)
    void conditionsChooseDefinitions(String operator, String property, String value, String names) {
        String query = "{'Criteria':{'Conditions':[{'ConditionOperator':'" + operator + "','PropertyName':'" + property
                + "','Value':{'Type':'x','Value':\\\"" + value
                + "\\\"}}]},'Properties':{'PropertyNames':['SchemaName']}}";

        JsonNode found = changes(query.replace("\\\"", "\"")).json().path("EntityMetadata");

        assertThat(found.findValuesAsText("LogicalName")).containsAnyOf(names.split(","));
        assertThat(found.size()).isPositive().isLessThan(property.equals("CanCreateAttributes") ? 99 : 21);
    }

    @Test
    void nothingHasChangedSinceAStampAndAnOldOneIsExpired() {
        String stamp = changes(ACCOUNT + "}").json().path("ServerVersionStamp").asText();
        String since = "RetrieveMetadataChanges(ClientVersionStamp=@p1)?@p1=" + Caller.encoded("'" + stamp + "'");

        assertThat(api.get(since).json().path("EntityMetadata")).isEmpty();
        EMULATOR.emulator().clock(ClockSetting.offset(Duration.ofDays(91)));
        Answer expired = api.get(since);
        assertThat(expired.status()).isEqualTo(400);
        assertThat(expired.code()).isEqualTo("0x80044352");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'Nosuch':1}                                                                      | 400 | has no 'Nosuch'
            {'Criteria':{'FilterOperator':'Xor'}}                                             | 400 | 'Xor' is neither
            {'Criteria':{'Conditions':[{'PropertyName':'DisplayName'}]}}                      | 400 | it is a label or a list
            {'Criteria':{'Conditions':[{'PropertyName':'Nosuch'}]}}                           | 501 | the property 'Nosuch'
            {'Criteria':{'Conditions':[{'ConditionOperator':'Like','PropertyName':'SchemaName'}]}} | 400 | no ConditionOperator 'Like'
            {'Criteria':{'Conditions':[{'ConditionOperator':'LessThan','PropertyName':'SchemaName'}]}} | 400 | compare numbers
            {'Criteria':                                                                      | 400 | 'Query' is not valid JSON
            """)
    void aMalformedQueryOnDefinitionsIsRefused(String query, int status, String message) {
        Answer answer = changes(query);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(answer.message()).contains(message);
    }

    private Answer changes(String query) {
        return api.get("RetrieveMetadataChanges(Query=@p1)?@p1=" + Caller.encoded(query));
    }
}
