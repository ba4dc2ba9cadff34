// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.client.odata.Annotations;
import io.github.cameldataverse.client.odata.Query;
import io.github.cameldataverse.client.odata.QuerySource;
import io.github.cameldataverse.client.odata.fetch.FetchXml;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.cameldataverse.client.WireEnvironment.API;
import static io.github.cameldataverse.client.WireEnvironment.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** FetchXML on the wire: its pages, cookies, and where the service would stop without a word. */
class FetchXmlWireTest {
    /** As the documentation shows it, encoded twice. */
    private static final String COOKIE =
            "<cookie pagenumber=\\\"2\\\" pagingcookie=\\\"%253ccookie%2520page%253d%25221%2522"
                    + "%253e%253cname%2520last%253d%2522A%2526amp%253bB%2522%2520%252f%253e%253c%252fcookie%253e\\\""
                    + " istracking=\\\"False\\\" />";

    @RegisterExtension
    final WireEnvironment wire = new WireEnvironment();

    @Test
    void pagesAreFollowedByTheCookieDecodedTwiceAndEscapedOnce() {
        page(
                "page=\"1\"",
                rows(2),
                "\"@Microsoft.Dynamics.CRM.fetchxmlpagingcookie\":\"" + COOKIE
                        + "\",\"@Microsoft.Dynamics.CRM.morerecords\":true");
        page("page=\"2\"", rows(1), null);
        assertThat(query("<fetch><entity name='account'/></fetch>")).hasSize(3);
        assertThat(sent(0)).isEqualTo("<fetch page=\"1\" count=\"2\"><entity name='account'/></fetch>");
        assertThat(sent(1))
                .isEqualTo("<fetch page=\"2\" count=\"2\" paging-cookie=\"&lt;cookie page=&quot;1&quot;&gt;&lt;name"
                        + " last=&quot;A&amp;amp;B&quot; /&gt;&lt;/cookie&gt;\"><entity name='account'/></fetch>");
    }

    @Test
    void bothPagingAnnotationsAreAskedForBesideThoseWanted() {
        page("fetch", rows(1), null);
        query("<fetch><entity name='account'/></fetch>");
        query(of("<fetch><entity name='account'/></fetch>").withAnnotations(Annotations.formatted));
        query(of("<fetch><entity name='account'/></fetch>").withAnnotations(Annotations.all));
        assertThat(wire.requests())
                .extracting(request -> request.getHeader("Prefer"))
                .containsExactly(
                        "odata.include-annotations=\"Microsoft.Dynamics.CRM.fetchxmlpagingcookie,"
                                + "Microsoft.Dynamics.CRM.morerecords\"",
                        "odata.include-annotations=\"OData.Community.Display.V1.FormattedValue,"
                                + "Microsoft.Dynamics.CRM.lookuplogicalname,Microsoft.Dynamics.CRM.fetchxmlpagingcookie,"
                                + "Microsoft.Dynamics.CRM.morerecords\"",
                        "odata.include-annotations=\"*\"");
    }

    @Test
    void theCountOfTheQueryIsThePageSize() {
        page("fetch", rows(1), null);
        query("<!-- <fetch> --><fetch count='50' no-lock='true'><entity name='account'/></fetch>");
        assertThat(sent(0))
                .isEqualTo("<fetch count=\"50\" no-lock=\"true\" page=\"1\"><entity name='account'/></fetch>");
    }

    @Test
    void withTopNothingFollowsAndNothingIsAdded() {
        page("fetch", rows(1), "\"@Microsoft.Dynamics.CRM.morerecords\":true");
        String xml = "<fetch top='1'><entity name='account'/></fetch>";
        assertThat(query(xml)).hasSize(1);
        assertThat(sent(0)).isEqualTo(xml);
        assertThat(wire.requests()).hasSize(1);
    }

    @Test
    void groupsHaveNoIdAndAreAskedForAsGiven() {
        String xml = "<fetch aggregate='true'><entity name='account'><attribute name='creditlimit' alias='total'"
                + " aggregate='sum'/></entity></fetch>";
        page("fetch", "{\"total\":440000.000000000}", null);
        Row group = query(xml).get(0);
        assertThat(group.hasId()).isFalse();
        assertThat(group.getDecimal("total")).isEqualByComparingTo("440000");
        assertThat(sent(0)).isEqualTo(xml);
        assertThatThrownBy(group::id).isInstanceOf(IllegalStateException.class).hasMessageContaining("[total]");
    }

    @Test
    void rowsOfALinkedTableKeepTheirAliasesAndMayRepeatTheId() {
        page("fetch", """
                {"accountid":"%1$s","c.fullname":"Ann"},{"accountid":"%1$s","c.fullname":"Bob"}""".formatted(ID), null);
        assertThat(query("<fetch><entity name='account'/></fetch>"))
                .extracting(row -> row.getString("c.fullname"))
                .containsExactly("Ann", "Bob");
    }

    @Test
    void withoutACookieReadingEndsAtFiftyThousandRowsWithAdviceInsteadOfSilence() {
        page("fetch", rows(1), "\"@Microsoft.Dynamics.CRM.morerecords\":true");
        assertThatThrownBy(() -> query(of("<fetch count='5000'><entity name='account'/></fetch>")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("more than 50000 rows")
                .hasMessageContaining("no paging cookie")
                .hasMessageContaining("Order by columns of account itself");
        assertThat(wire.requests()).hasSize(10);
    }

    @Test
    void twoPagesWithTheSameCookieAreACircle() {
        page(
                "fetch",
                rows(1),
                "\"@Microsoft.Dynamics.CRM.fetchxmlpagingcookie\":\"" + COOKIE
                        + "\",\"@Microsoft.Dynamics.CRM.morerecords\":true");
        assertThatThrownBy(() -> query("<fetch><entity name='account'/></fetch>"))
                .hasStackTraceContaining("lead in a circle");
        assertThat(wire.requests()).hasSize(2);
    }

    @Test
    void theLimitOfAggregatesIsNamedWithAWayOut() {
        wire.given(get(urlPathEqualTo(API + "accounts")), okJson("""
                {"error":{"code":"0x8004e023","message":"AggregateQueryRecordLimit exceeded. Cannot perform this operation."}}
                """).withStatus(400));
        assertThatThrownBy(() -> query("<fetch aggregate='true'><entity name='account'/></fetch>"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("50,000 rows at the most")
                .hasMessageContaining("Split the query");
    }

    @Test
    void malformedXmlIsRefusedWithItsPosition() {
        assertThatThrownBy(() -> FetchXml.parse("<fetch>\n  <entity name='account'></fetch>"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("line 2, column");
    }

    @Test
    void adocumentTypeIsRefused() {
        assertThatThrownBy(
                        () -> FetchXml.parse(
                                "<!DOCTYPE fetch [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><fetch><entity name='&x;'/></fetch>"))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void topWithPagingIsRefused() {
        assertThatThrownBy(() -> FetchXml.parse("<fetch top='5' page='2'><entity name='account'/></fetch>"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("top reads no pages");
        assertThatThrownBy(() ->
                        FetchXml.parse("<fetch top='5' returntotalrecordcount='true'><entity name='account'/></fetch>"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("returntotalrecordcount");
    }

    @Test
    void aPageOfMoreThanFiveThousandRowsIsRefused() {
        assertThatThrownBy(() -> FetchXml.parse("<fetch count='5001'><entity name='account'/></fetch>"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("5000 rows at the most");
    }

    @Test
    void whatReadsAnotherTableIsRefused() {
        assertThatThrownBy(() -> query("<fetch><entity name='contact'/></fetch>"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("reads table contact, but is sent to table account");
        assertThat(wire.requests()).isEmpty();
    }

    @Test
    void whatHasNoEntityIsRefused() {
        assertThatThrownBy(() -> FetchXml.parse("<fetch/>"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("<entity name");
        assertThatThrownBy(() -> FetchXml.parse("<query/>"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("must begin with <fetch>");
    }

    @Test
    void optionsOfODataCannotGoWithIt() {
        assertThatThrownBy(() -> of("<fetch><entity name='account'/></fetch>")
                        .withFilter("name eq 'x'")
                        .withTop(3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fetchXml cannot go with filter");
    }

    @Test
    void anAnswerThatBreaksOffAmongRowsWithoutIdsIsNotReadTwice() {
        String page = "{\"value\":["
                + IntStream.range(0, 500).mapToObj(i -> "{\"n\":" + i + "}").collect(Collectors.joining(","));
        wire.given(
                get(urlPathEqualTo(API + "accounts")),
                okJson(page).withHeader("Content-Length", Integer.toString(page.length() + 100)));
        assertThatThrownBy(() -> query("<fetch distinct='true'><entity name='account'/></fetch>"))
                .hasMessageContaining("Run the query again");
    }

    @Test
    void itsRowsAreCountedByReadingThem() {
        page("fetch", rows(3), null);
        assertThat(wire.accounts().count(of("<fetch><entity name='account'/></fetch>")))
                .isEqualTo(3);
    }

    private void page(String part, String rows, @Nullable String more) {
        ResponseDefinitionBuilder answer = okJson("{" + (more == null ? "" : more + ",") + "\"value\":[" + rows + "]}");
        wire.given(get(urlPathEqualTo(API + "accounts")).withQueryParam("fetchXml", containing(part)), answer);
    }

    private static String rows(int count) {
        return Stream.generate(() -> "{\"accountid\":\"" + UUID.randomUUID() + "\"}")
                .limit(count)
                .collect(Collectors.joining(","));
    }

    private String sent(int index) {
        String url = wire.requests().get(index).getUrl();
        return URLDecoder.decode(url.substring(url.indexOf('=') + 1), StandardCharsets.UTF_8);
    }

    private static Query of(String xml) {
        return Query.ALL.withPageSize(2).withSource(new QuerySource.Fetched(FetchXml.parse(xml)));
    }

    private List<Row> query(String xml) {
        return query(of(xml));
    }

    private List<Row> query(Query query) {
        try (Stream<Row> rows = wire.accounts().query(query)) {
            return rows.toList();
        }
    }
}
