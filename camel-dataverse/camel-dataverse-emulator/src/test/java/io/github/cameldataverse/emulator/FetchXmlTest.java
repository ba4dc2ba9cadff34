// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.emulator.Caller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Columns, conditions, links and order of FetchXML on the rows of the demo seed. */
class FetchXmlTest {

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

    private Answer fetch(String set, String xml, String... headers) {
        return api.get(set + "?fetchXml=" + Caller.encoded(xml), headers);
    }

    private List<String> values(String set, String xml, String column) {
        Answer answer = fetch(set, xml);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        List<String> values = new ArrayList<>();
        answer.json().path("value").forEach(row -> values.add(row.path(column).asText()));
        return values;
    }

    private List<String> accounts(String inside) {
        return values(
                "accounts",
                "<fetch><entity name='account'><attribute name='name'/><order attribute='name'/>" + inside
                        + "</entity></fetch>",
                "name");
    }

    @Test
    void rowsCarryTheNamedColumnsTheRowIdAndNoNulls() {
        Answer answer = fetch(
                "accounts",
                "<fetch><entity name='account'><attribute name='name'/><attribute name='industrycode'/>"
                        + "<order attribute='name' descending='true'/></entity></fetch>");

        JsonNode last = answer.json().path("value").path(0);
        assertThat(answer.json().path("@odata.context").asText())
                .endsWith("$metadata#accounts(name,industrycode,accountid)");
        assertThat(last.path("name").asText()).isEqualTo("Litware, Inc.");
        assertThat(last.has("industrycode")).isFalse();
        assertThat(last.has("accountid")).isTrue();
        assertThat(last.path("@odata.etag").asText()).startsWith("W/");
    }

    @Test
    void moneyBringsItsCurrencyAndTheContextNamesItThreeTimes() {
        Answer answer = fetch(
                "accounts",
                "<fetch><entity name='account'><attribute name='revenue'/><order attribute='revenue'"
                        + " descending='true'/></entity></fetch>");

        assertThat(answer.json().path("@odata.context").asText())
                .endsWith("(revenue,_transactioncurrencyid_value,transactioncurrencyid,accountid,"
                        + "transactioncurrencyid())");
        assertThat(answer.json().path("value").path(0).has("_transactioncurrencyid_value"))
                .isTrue();
    }

    @Test
    void aliasesRenameColumnsAndAnnotationsFollowThem() {
        JsonNode row = fetch(
                        "accounts",
                        "<fetch><entity name='account'><attribute name='industrycode' alias='trade'/>"
                                + "<attribute name='primarycontactid'/><filter><condition attribute='name'"
                                + " operator='eq' value='contoso ltd'/></filter></entity></fetch>",
                        "Prefer",
                        "odata.include-annotations=\"*\"")
                .json()
                .path("value")
                .path(0);

        assertThat(row.path("trade").asInt()).isEqualTo(6);
        assertThat(row.path("trade@OData.Community.Display.V1.FormattedValue").asText())
                .isNotEmpty();
        assertThat(row.path("_primarycontactid_value@Microsoft.Dynamics.CRM.lookuplogicalname")
                        .asText())
                .isEqualTo("contact");
        assertThat(row.path("_primarycontactid_value@OData.Community.Display.V1.FormattedValue")
                        .asText())
                .isEqualTo("Yvonne McKay");
    }

    @Test
    void withoutColumnsEveryColumnIsReturned() {
        JsonNode row = fetch("accounts", "<fetch top='1'><entity name='account'/></fetch>")
                .json()
                .path("value")
                .path(0);

        assertThat(row.has("createdon")).isTrue();
        assertThat(row.has("statecode")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            eq                 | name              | value='CONTOSO LTD'                                   | 1
            ne                 | name              | value='Contoso Ltd'                                   | 3
            neq                | revenue           | value='20000'                                         | 3
            gt                 | revenue           | value='20000'                                         | 1
            ge                 | revenue           | value='20000'                                         | 2
            lt                 | revenue           | value='1250000'                                       | 1
            le                 | revenue           | value='1250000'                                       | 2
            like               | name              | value='%ou%'                                          | 1
            not-like           | address1_city     | value='Red%'                                          | 3
            begins-with        | name              | value='l'                                             | 1
            not-begin-with     | name              | value='l'                                             | 3
            ends-with          | name              | value='WORKS'                                         | 1
            not-end-with       | name              | value='works'                                         | 3
            null               | revenue           |                                                       | 2
            not-null           | revenue           |                                                       | 2
            eq-userid          | ownerid           |                                                       | 4
            ne-userid          | ownerid           |                                                       | 0
            eq-businessid      | owningbusinessunit|                                                       | 4
            eq                 | creditonhold      | value='1'                                             | 1
            eq                 | creditonhold      | value='0'                                             | 3
            eq                 | primarycontactid  | value='{49B0BE2E-D01C-4D11-B83E-000D3A572401}'        | 1
            eq                 | statecode         | value='0'                                             | 4
            today              | createdon         |                                                       | 4
            yesterday          | createdon         |                                                       | 0
            last-x-hours       | createdon         | value='1'                                             | 4
            last-seven-days    | createdon         |                                                       | 4
            this-year          | createdon         |                                                       | 4
            olderthan-x-days   | createdon         | value='1'                                             | 0
            on-or-after        | createdon         | value='2020-01-01'                                    | 4
            on-or-before       | createdon         | value='2020-01-01'                                    | 0
            lt                 | createdon         | value='2020-01-01 10:00:00'                           | 0
            """)
    void operatorsSelectRows(String operator, String column, String value, int rows) {
        String condition = "<condition attribute='" + column + "' operator='" + operator + "' "
                + (value == null ? "" : value) + "/>";

        assertThat(accounts("<filter>" + condition + "</filter>")).hasSize(rows);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            in          | numberofemployees | <value>250</value><value>1</value>          | 1
            not-in      | name              | <value>Contoso Ltd</value>                  | 3
            between     | revenue           | <value>1</value><value>20000</value>        | 1
            not-between | revenue           | <value>1</value><value>20000</value>        | 3
            """)
    void operatorsWithSeveralValuesSelectRows(String operator, String column, String values, int rows) {
        assertThat(accounts("<filter><condition attribute='" + column + "' operator='" + operator + "'>" + values
                        + "</condition></filter>"))
                .hasSize(rows);
    }

    @Test
    void severalChoicesAreSearchedForAnyOfThem() {
        api.post("sample_orders", "{'sample_name':'a','sample_tags':'1,3'}");
        api.post("sample_orders", "{'sample_name':'b','sample_tags':'2'}");
        api.post("sample_orders", "{'sample_name':'c'}");

        assertThat(orders("contain-values")).containsExactly("a");
        assertThat(orders("not-contain-values")).containsExactly("b", "c");
    }

    private List<String> orders(String operator) {
        return values(
                "sample_orders",
                "<fetch><entity name='sample_order'><attribute name='sample_name'/><order attribute='sample_name'/>"
                        + "<filter><condition attribute='sample_tags' operator='" + operator
                        + "'><value>1</value><value>9</value></condition></filter></entity></fetch>",
                "sample_name");
    }

    @Test
    void filtersNestAndHintsAreIgnored() {
        assertThat(accounts("<filter type='or' hint='union' isquickfindfields='1'>"
                        + "<condition attribute='name' operator='eq' value='Litware, Inc.'/>"
                        + "<filter type='and'><condition attribute='revenue' operator='gt' value='1'/>"
                        + "<condition attribute='address1_city' operator='eq' value='Redmond'/></filter></filter>"))
                .containsExactly("Contoso Ltd", "Litware, Inc.");
    }

    @Test
    void columnsCompareWithColumnsOfTheSameRowAndOfLinkedRows() {
        assertThat(accounts("<filter><condition attribute='createdon' operator='eq' valueof='modifiedon'/></filter>"))
                .hasSize(4);
        assertThat(accounts("<filter><condition attribute='revenue' operator='gt' valueof='up.revenue'/></filter>"
                        + "<link-entity name='account' from='accountid' to='parentaccountid' alias='up'"
                        + " link-type='outer'/>"))
                .isEmpty();
        assertThat(accounts("<filter><condition attribute='name' operator='ne' valueof='up.name'/></filter>"
                        + "<link-entity name='account' from='accountid' to='parentaccountid' alias='up'/>"))
                .containsExactly("Fourth Coffee");
    }

    @Test
    void anInnerLinkKeepsRowsWithMatchesAndNamesColumnsByItsAlias() {
        JsonNode rows = fetch(
                        "accounts",
                        "<fetch><entity name='account'><attribute name='name'/><link-entity name='contact'"
                                + " from='contactid' to='primarycontactid' alias='contact'><attribute"
                                + " name='fullname'/><attribute name='jobtitle' alias='job'/></link-entity>"
                                + "</entity></fetch>")
                .json()
                .path("value");

        assertThat(rows).hasSize(1);
        assertThat(rows.path(0).path("contact.fullname").asText()).isEqualTo("Yvonne McKay");
        assertThat(rows.path(0).path("job").asText()).isEqualTo("Purchasing Manager");
    }

    @Test
    void aLinkWithoutAliasGetsOneFromItsTableAndNumber() {
        assertThat(values(
                        "accounts",
                        "<fetch><entity name='account'><attribute name='name'/><link-entity name='contact'"
                                + " from='contactid' to='primarycontactid'><attribute name='lastname'/></link-entity>"
                                + "</entity></fetch>",
                        "contact1.lastname"))
                .containsExactly("McKay");
    }

    @Test
    void anInnerLinkToManyRowsRepeatsTheRow() {
        twoMoreContactsOfContoso();

        assertThat(accounts("<link-entity name='contact' from='parentcustomerid' to='accountid'/>"))
                .containsExactly("Contoso Ltd", "Contoso Ltd", "Contoso Ltd");
    }

    @ParameterizedTest
    @CsvSource({"exists", "in", "matchfirstrowusingcrossapply"})
    void someLinksReturnTheRowOnce(String type) {
        twoMoreContactsOfContoso();

        assertThat(accounts("<link-entity name='contact' from='parentcustomerid' to='accountid' link-type='" + type
                        + "'/>"))
                .containsExactly("Contoso Ltd");
    }

    @Test
    void anOuterLinkKeepsRowsWithoutMatchesAndItsFilterJoins() {
        assertThat(accounts("<link-entity name='contact' from='contactid' to='primarycontactid' link-type='outer'>"
                        + "<filter><condition attribute='lastname' operator='eq' value='nobody'/></filter>"
                        + "</link-entity>"))
                .hasSize(4);
    }

    @Test
    void aConditionOnALinkedTableAppliesAfterTheJoin() {
        assertThat(accounts("<filter><condition entityname='c' attribute='contactid' operator='null'/></filter>"
                        + "<link-entity name='contact' from='contactid' to='primarycontactid' link-type='outer'"
                        + " alias='c'/>"))
                .containsExactly("Adventure Works", "Fourth Coffee", "Litware, Inc.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            any     | Anderson | Contoso Ltd
            any     | nobody   |
            not any | nobody   | Adventure Works,Contoso Ltd,Fourth Coffee,"Litware, Inc."
            not any | Anderson | Adventure Works,Fourth Coffee,"Litware, Inc."
            all     | nobody   | Contoso Ltd
            all     | Anderson |
            not all | Anderson | Contoso Ltd
            """, quoteCharacter = '~')
    void linksInFiltersAskForRelatedRows(String type, String lastName, String names) {
        List<String> found = accounts("<filter><link-entity name='contact' from='parentcustomerid' to='accountid'"
                + " link-type='" + type + "'><filter><condition attribute='lastname' operator='eq' value='" + lastName
                + "'/></filter></link-entity></filter>");

        assertThat(String.join(",", found).replace("Litware, Inc.", "\"Litware, Inc.\""))
                .isEqualTo(names == null ? "" : names);
    }

    @Test
    void linksNestThroughAnIntersectTable() {
        assertThat(values(
                        "systemusers",
                        "<fetch><entity name='systemuser'><attribute name='fullname'/><link-entity"
                                + " name='systemuserroles' from='systemuserid' to='systemuserid' intersect='true'>"
                                + "<link-entity name='role' from='roleid' to='roleid' alias='role'><attribute"
                                + " name='name'/></link-entity></link-entity></entity></fetch>",
                        "role.name"))
                .containsExactly("System Administrator");
    }

    @Test
    void ordersOfTheTableComeBeforeThoseOfLinksUnlessTheyAreMoved() {
        api.patch(
                "accounts(60c4e274-0d87-4711-80e5-00155db19e02)",
                "{'parentaccountid@odata.bind':'/accounts(" + "60c4e274-0d87-4711-80e5-00155db19e03)'}");
        String link = "<link-entity name='account' from='accountid' to='parentaccountid' alias='up'>";

        assertThat(accounts(link + "<order attribute='name'/></link-entity>"))
                .containsExactly("Fourth Coffee", "Litware, Inc.");
        assertThat(values(
                        "accounts",
                        "<fetch><entity name='account'><attribute name='name'/>" + link + "</link-entity>"
                                + "<order entityname='up' attribute='name'/><order attribute='name'/></entity></fetch>",
                        "name"))
                .containsExactly("Litware, Inc.", "Fourth Coffee");
    }

    @Test
    void choicesSortByTheirLabelsUnlessIntegersAreAskedFor() {
        api.post("sample_orders", "{'sample_name':'phone','sample_channel':100000000}");
        api.post("sample_orders", "{'sample_name':'web','sample_channel':100000001}");
        api.post("sample_orders", "{'sample_name':'shop','sample_channel':100000002}");
        String entity = "<entity name='sample_order'><attribute name='sample_name'/>"
                + "<order attribute='sample_channel'/></entity></fetch>";

        assertThat(values("sample_orders", "<fetch>" + entity, "sample_name")).containsExactly("phone", "shop", "web");
        assertThat(values("sample_orders", "<fetch useraworderby='true'>" + entity, "sample_name"))
                .containsExactly("phone", "web", "shop");
    }

    @Test
    void lookupsSortByTheNamesOfTheirRows() {
        api.patch(
                "accounts(60c4e274-0d87-4711-80e5-00155db19e02)",
                "{'primarycontactid@odata.bind':'/contacts(" + "49b0be2e-d01c-4d11-b83e-000d3a572403)'}");

        assertThat(values(
                        "accounts",
                        "<fetch><entity name='account'><attribute name='name'/><order attribute='primarycontactid'"
                                + " descending='true'/></entity></fetch>",
                        "name"))
                .startsWith("Contoso Ltd", "Litware, Inc.");
    }

    @Test
    void distinctRowsDifferAndCarryNoRowId() {
        JsonNode rows = fetch(
                        "accounts",
                        "<fetch distinct='true'><entity name='account'><attribute name='statecode'/></entity></fetch>")
                .json()
                .path("value");

        assertThat(rows).hasSize(1);
        assertThat(rows.path(0).size()).isEqualTo(1);
        assertThat(rows.path(0).path("statecode").asInt()).isZero();
    }

    @Test
    void topLimitsRows() {
        assertThat(values(
                        "accounts",
                        "<fetch top='2' no-lock='true' latematerialize='true'><entity name='account'><attribute"
                                + " name='name'/><order attribute='name'/></entity></fetch>",
                        "name"))
                .containsExactly("Adventure Works", "Contoso Ltd");
    }

    private void twoMoreContactsOfContoso() {
        for (String name : List.of("One", "Two")) {
            api.post(
                    "contacts",
                    "{'lastname':'" + name + "','parentcustomerid_account@odata.bind':"
                            + "'/accounts(60c4e274-0d87-4711-80e5-00155db19e01)'}");
        }
    }
}
