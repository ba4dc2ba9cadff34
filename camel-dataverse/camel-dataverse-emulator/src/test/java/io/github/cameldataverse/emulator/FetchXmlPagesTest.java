// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.emulator.Caller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages, counts and aggregates of FetchXML. */
class FetchXmlPagesTest {

    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR = DataverseEmulatorExtension.with(settings ->
            settings.authentication(Authentication.OPTIONAL).seed(Seed.DEMO).rows("lead", 50_001));

    private static final String ALL = "odata.include-annotations=\"*\"";

    private Caller api;

    @BeforeEach
    void open() {
        api = new Caller(EMULATOR.emulator());
    }

    private Answer fetch(String set, String xml) {
        return api.get(set + "?fetchXml=" + Caller.encoded(xml), "Prefer", ALL);
    }

    private static String accounts(String attributes) {
        return "<fetch " + attributes + "><entity name='account'><attribute name='name'/>"
                + "<order attribute='name' descending='true'/></entity></fetch>";
    }

    @Test
    void cookiesLeadThroughAllPagesAndEndWithoutAnnotations() {
        List<String> names = new ArrayList<>();
        String cookie = "";
        for (int page = 1; page <= 4; page++) {
            JsonNode body = fetch("accounts", accounts("count='1' page='" + page + "'" + cookie))
                    .json();
            names.add(body.path("value").path(0).path("name").asText());
            boolean more = body.path("@Microsoft.Dynamics.CRM.morerecords").asBoolean();
            assertThat(more).isEqualTo(page < 4);
            assertThat(body.has("@Microsoft.Dynamics.CRM.fetchxmlpagingcookie")).isEqualTo(more);
            cookie = more ? " paging-cookie='" + inner(body, page) + "'" : "";
        }

        assertThat(names).containsExactly("Litware, Inc.", "Fourth Coffee", "Contoso Ltd", "Adventure Works");
    }

    /** Decoded twice and encoded as XML, as the page says. */
    private static String inner(JsonNode body, int page) {
        String element =
                body.path("@Microsoft.Dynamics.CRM.fetchxmlpagingcookie").asText();
        Matcher matcher = Pattern.compile(
                        "<cookie pagenumber=\"(\\d)\" pagingcookie=\"([^\"]*)\" istracking=\"False\" />")
                .matcher(element);
        assertThat(matcher.matches()).as(element).isTrue();
        assertThat(matcher.group(1)).isEqualTo(String.valueOf(page + 1));
        String once = URLDecoder.decode(matcher.group(2), StandardCharsets.UTF_8);
        String inner = URLDecoder.decode(once, StandardCharsets.UTF_8);
        assertThat(inner).startsWith("<cookie page=\"" + page + "\"><name last=\"");
        return inner.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Test
    void aPageFoundByItsCookieSkipsNothingWhenEarlierRowsAreDeleted() {
        JsonNode first = fetch("accounts", accounts("count='2' page='1'")).json();
        api.delete("accounts(" + first.path("value").path(1).path("accountid").asText() + ")");

        JsonNode second = fetch("accounts", accounts("count='2' page='2' paging-cookie='" + inner(first, 1) + "'"))
                .json();

        assertThat(second.path("value").path(0).path("name").asText()).isEqualTo("Contoso Ltd");
        assertThat(second.path("value")).hasSize(2);
    }

    @Test
    void pagesAreFoundByTheirNumbersToo() {
        JsonNode page = fetch("accounts", accounts("count='3' page='2'")).json();

        assertThat(page.path("value")).hasSize(1);
        assertThat(page.path("value").path(0).path("name").asText()).isEqualTo("Adventure Works");
    }

    @Test
    void anOrderOfALinkedTableHasMoreRecordsButNoCookie() {
        JsonNode body = fetch(
                        "accounts",
                        "<fetch count='1'><entity name='account'><attribute name='name'/><link-entity name='contact'"
                                + " from='contactid' to='primarycontactid' link-type='outer'><order"
                                + " attribute='lastname'/></link-entity></entity></fetch>")
                .json();

        assertThat(body.path("@Microsoft.Dynamics.CRM.morerecords").asBoolean()).isTrue();
        assertThat(body.has("@Microsoft.Dynamics.CRM.fetchxmlpagingcookie")).isFalse();
    }

    @Test
    void withoutAnnotationsNeitherCookieNorMoreRecordsIsTold() {
        JsonNode body = api.get("accounts?fetchXml=" + Caller.encoded(accounts("count='1'")))
                .json();

        assertThat(body.size()).isEqualTo(2);
    }

    @Test
    void aCookieOfAnotherOrderIsRefused() {
        JsonNode first = fetch("accounts", accounts("count='2' page='1'")).json();
        Answer answer = fetch(
                "accounts",
                "<fetch count='2' page='2' paging-cookie='" + inner(first, 1)
                        + "'><entity name='account'><order attribute='revenue'/></entity></fetch>");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("0x80041129");
    }

    @Test
    void aCookieThatIsStillEncodedIsRefused() {
        Answer answer = fetch("accounts", accounts("count='2' page='2' paging-cookie='%3ccookie'"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("0x8004112A");
    }

    @Test
    void rowsBehindTheFiftyThousandthNeedACookie() {
        Answer answer = fetch("leads", "<fetch count='5000' page='11'><entity name='lead'/></fetch>");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("0x8004430A");
    }

    @Test
    void theTotalEndsAtFiveThousandAndSaysSo() {
        JsonNode many = fetch(
                        "leads",
                        "<fetch count='1' returntotalrecordcount='true'><entity name='lead'><attribute"
                                + " name='leadid'/></entity></fetch>")
                .json();
        JsonNode few = api.get("accounts?$count=true&fetchXml=" + Caller.encoded(accounts("count='1'")), "Prefer", ALL)
                .json();

        assertThat(many.path("@odata.count").asInt()).isEqualTo(5000);
        assertThat(many.path("@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded")
                        .asBoolean())
                .isTrue();
        assertThat(few.path("@odata.count").asInt()).isEqualTo(4);
        assertThat(few.path("@Microsoft.Dynamics.CRM.totalrecordcount").asInt()).isEqualTo(4);
    }

    private JsonNode aggregate(String inside) {
        Answer answer =
                fetch("accounts", "<fetch aggregate='true'><entity name='account'>" + inside + "</entity></fetch>");
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json().path("value");
    }

    private static String column(String name, String alias, String rest) {
        return "<attribute name='" + name + "' alias='" + alias + "' " + rest + "/>";
    }

    @Test
    void aggregatesAreOneRowAndLeaveMissingValuesOut() {
        api.post("accounts", "{'name':'Fifth','numberofemployees':101,'revenue':20000}");
        JsonNode row = aggregate(column("numberofemployees", "Average", "aggregate='avg'")
                        + column("numberofemployees", "Count", "aggregate='count'")
                        + column("numberofemployees", "ColumnCount", "aggregate='countcolumn'")
                        + column("numberofemployees", "Maximum", "aggregate='max'")
                        + column("numberofemployees", "Minimum", "aggregate='min'")
                        + column("numberofemployees", "Sum", "aggregate='sum'")
                        + column("revenue", "Revenue", "aggregate='sum'")
                        + column("revenue", "Revenues", "aggregate='countcolumn' distinct='true'")
                        + column("createdon", "Latest", "aggregate='max'"))
                .path(0);

        assertThat(row.path("Average").asInt()).isEqualTo(175);
        assertThat(row.path("Count").asInt()).isEqualTo(5);
        assertThat(row.path("ColumnCount").asInt()).isEqualTo(2);
        assertThat(row.path("Maximum").asInt()).isEqualTo(250);
        assertThat(row.path("Minimum").asInt()).isEqualTo(101);
        assertThat(row.path("Sum").asInt()).isEqualTo(351);
        assertThat(row.path("Revenue").decimalValue()).isEqualByComparingTo("1290000");
        assertThat(row.path("Revenue@OData.Community.Display.V1.FormattedValue").asText())
                .isEqualTo("$1,290,000.00");
        assertThat(row.path("Revenues").asInt()).isEqualTo(2);
        assertThat(row.path("Latest").asText()).endsWith("Z");
        assertThat(row.has("@odata.etag")).isFalse();
    }

    @Test
    void groupsAreSortedByTheirAliasAndAMissingValueIsAGroup() {
        JsonNode rows = aggregate(column("address1_city", "City", "groupby='true'")
                + column("accountid", "Rows", "aggregate='count'")
                + column("numberofemployees", "Total", "aggregate='sum'")
                + "<order alias='City'/>");

        assertThat(rows).hasSize(4);
        assertThat(rows.path(0).has("City")).isFalse();
        assertThat(rows.path(0).path("Total").asInt()).isZero();
        assertThat(rows.path(1).path("City").asText()).isEqualTo("Dallas");
        assertThat(rows.path(3).path("City").asText()).isEqualTo("Santa Cruz");
    }

    @Test
    void groupsByLookupAndChoiceAreAnnotated() {
        JsonNode row = aggregate(column("ownerid", "Owner", "groupby='true'")
                        + column("statecode", "State", "groupby='true'")
                        + column("accountid", "Rows", "aggregate='count'"))
                .path(0);

        assertThat(row.path("Owner@Microsoft.Dynamics.CRM.lookuplogicalname").asText())
                .isEqualTo("systemuser");
        assertThat(row.path("State@OData.Community.Display.V1.FormattedValue").asText())
                .isEqualTo("Active");
        assertThat(row.path("Rows").asInt()).isEqualTo(4);
    }

    @Test
    void datesAreGroupedByTheirParts() {
        api.post("sample_orders", "{'sample_name':'a','sample_orderedon':'2023-03-25T10:00:00Z'}");
        api.post("sample_orders", "{'sample_name':'b','sample_orderedon':'2023-08-27T10:00:00Z'}");
        StringBuilder columns = new StringBuilder();
        for (String part : List.of("day", "week", "month", "quarter", "year")) {
            columns.append(column("sample_orderedon", part, "groupby='true' dategrouping='" + part + "'"));
        }
        JsonNode rows = fetch(
                        "sample_orders",
                        "<fetch aggregate='true'><entity name='sample_order'>" + columns
                                + "<order alias='month'/></entity></fetch>")
                .json()
                .path("value");

        assertThat(numbers(rows.path(0))).containsExactly(25, 12, 3, 1, 2023);
        assertThat(numbers(rows.path(1))).containsExactly(27, 35, 8, 3, 2023);
    }

    private static List<Integer> numbers(JsonNode row) {
        return List.of("day", "week", "month", "quarter", "year").stream()
                .map(part -> row.path(part).asInt())
                .toList();
    }

    @Test
    void linkedRowsAreAggregated() {
        JsonNode rows = aggregate("<link-entity name='contact' from='contactid' to='primarycontactid' alias='c'>"
                + column("lastname", "Name", "groupby='true'")
                + column("contactid", "Rows", "aggregate='count'") + "</link-entity>");

        assertThat(rows).hasSize(1);
        assertThat(rows.path(0).path("Name").asText()).isEqualTo("McKay");
    }

    @Test
    void moreThanFiftyThousandRowsAreNotAggregated() {
        Answer answer = fetch(
                "leads",
                "<fetch aggregate='true'><entity name='lead'><attribute name='leadid' alias='n' aggregate='count'/>"
                        + "</entity></fetch>");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("0x8004E023");
    }

    @Test
    void aQueryCanSetALowerLimitOfAggregation() {
        Answer answer = fetch(
                "accounts",
                "<fetch aggregate='true' aggregatelimit='3'><entity name='account'><attribute name='accountid'"
                        + " alias='n' aggregate='count'/></entity></fetch>");

        assertThat(answer.code()).isEqualTo("0x8004E023");
        assertThat(answer.message()).isEqualTo("AggregateQueryRecordLimit exceeded. Cannot perform this operation.");
    }
}
