// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.cameldataverse.client.model.AuthenticationException;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.UnknownNameException;
import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.client.odata.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.cameldataverse.client.WireEnvironment.API;
import static io.github.cameldataverse.client.WireEnvironment.ID;
import static io.github.cameldataverse.client.WireEnvironment.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Related rows that come along with others. */
class ExpandWireTest {
    @RegisterExtension
    final WireEnvironment wire = new WireEnvironment();

    @Test
    void anExpandedLookupIsARowOfItsOwnTable() {
        answer("""
                {"accountid":"%s","primarycontactid":{"@odata.etag":"W/\\"7\\"","contactid":"%s","name":"Ann",
                 "creditlimit":5.50}}""".formatted(ID, OTHER));
        Row contact = (Row) query("primarycontactid($select=name)").get(0).get("primarycontactid");
        assertThat(contact.ref().table()).isEqualTo("contact");
        assertThat(contact.id()).isEqualTo(OTHER);
        assertThat(contact.etag()).contains("W/\"7\"");
        assertThat(contact.getDecimal("creditlimit")).isEqualTo("5.50");
        assertThat(wire.requests().get(0).getUrl()).contains("$expand=primarycontactid(%24select%3Dname)");
    }

    @Test
    void anExpandedListIsCompleteWithoutAnotherCallWhereItIsNoFullPage() {
        answer("""
                {"accountid":"%s","Account_Tasks":[{"taskid":"%s","name":"call"}],
                 "Account_Tasks@odata.nextLink":"%s/tasks?more"}""".formatted(ID, OTHER, wire.url() + API));
        List<Row> tasks = tasks(query("Account_Tasks($select=name)").get(0));
        assertThat(tasks).hasSize(1);
        assertThat(tasks.get(0).ref().table()).isEqualTo("task");
        assertThat(wire.requests()).hasSize(1);
    }

    @Test
    void aFullPageOfANestedExpandGoesOnBehindItsLinkWhenItIsAskedFor() {
        wire.given(
                get(urlPathEqualTo(API + "accounts")),
                okJson("{\"value\":[" + nested(wire.url() + API + "tasks?$skiptoken=%253c2") + "]}"));
        wire.given(
                get(urlPathEqualTo(API + "tasks")).withQueryParam("$skiptoken", equalTo("%3c2")),
                okJson("{\"value\":[{\"taskid\":\"" + ID + "\",\"name\":\"two\"}]}"));
        Row account = query(Query.ALL
                        .withExpand("Account_Tasks($select=name),primarycontactid($select=name;$expand=createdby)")
                        .withPageSize(1))
                .get(0);
        List<Row> tasks = tasks(account);
        assertThat(tasks.get(0).getString("name")).isEqualTo("one");
        assertThat(wire.requests()).hasSize(1);
        assertThat(tasks).extracting(row -> row.getString("name")).containsExactly("one", "two");
        assertThat(wire.requests().get(1).getHeader("Prefer")).isEqualTo("odata.maxpagesize=1");
    }

    @Test
    void aLinkThatBeginsAgainTellsNoRowTwice() {
        String tasks = String.join(
                ",",
                IntStream.range(0, 5000)
                        .mapToObj("{\"taskid\":\"00000000-0000-0000-0000-%012d\"}"::formatted)
                        .toList());
        answer("{\"accountid\":\"" + ID + "\",\"Account_Tasks\":[" + tasks + "],\"Account_Tasks@odata.nextLink\":\""
                + wire.url() + API + "tasks\"}");
        wire.given(
                get(urlPathEqualTo(API + "tasks")), okJson("{\"value\":[" + tasks + ",{\"taskid\":\"" + ID + "\"}]}"));
        assertThat(tasks(query("Account_Tasks").get(0))).hasSize(5001);
    }

    @Test
    void theLinkOfAListMayNotLeadToAnotherHost() {
        wire.given(
                get(urlPathEqualTo(API + "accounts")),
                okJson("{\"value\":[" + nested("https://elsewhere.example.com/tasks") + "]}"));
        Row account = query(Query.ALL
                        .withExpand("Account_Tasks,primarycontactid($expand=createdby)")
                        .withPageSize(1))
                .get(0);
        assertThatThrownBy(() -> tasks(account).size())
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("https://elsewhere.example.com");
    }

    @Test
    void anUnknownRelationshipIsRefusedWithNearNamesBeforeAnythingIsSent() {
        assertThatThrownBy(() -> query("Account_Task($select=name)"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("relationship of table account")
                .hasMessageContaining("Account_Tasks");
        assertThat(wire.requests()).isEmpty();
    }

    @Test
    void aManyToManyRelationshipCannotBeNested() {
        assertThatThrownBy(() -> query("new_account_contact($expand=createdby)"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("many-to-many");
        assertThat(wire.requests()).isEmpty();
    }

    @Test
    void moreThanFifteenEntriesAreRefused() {
        String sixteen = String.join(",", Collections.nCopies(16, "primarycontactid"));
        assertThatThrownBy(() -> query(sixteen))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("16 entries");
    }

    @Test
    void aMalformedExpandSaysWhere() {
        assertThatThrownBy(() -> Query.ALL.withExpand("primarycontactid($select=name"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("position 29")
                .hasMessageContaining("bracket that is not closed");
    }

    @Test
    void oneRowIsReadWithItsRelatedRows() {
        wire.given(get(urlPathEqualTo(API + "accounts(" + ID + ")")), okJson("""
                {"accountid":"%s","primarycontactid":{"contactid":"%s"}}""".formatted(ID, OTHER)));
        Row row = wire.accounts().row(ID).expand("primarycontactid").retrieve();
        assertThat(row.get("primarycontactid")).isInstanceOf(Row.class);
        assertThat(wire.requests().get(0).getUrl()).endsWith("?$expand=primarycontactid");
    }

    private String nested(String link) {
        return """
                {"accountid":"%s","Account_Tasks":[{"taskid":"%s","name":"one"}],"Account_Tasks@odata.nextLink":"%s",
                 "primarycontactid":null}""".formatted(ID, OTHER, link);
    }

    @SuppressWarnings("unchecked")
    private static List<Row> tasks(Row account) {
        return (List<Row>) account.get("Account_Tasks");
    }

    private void answer(String row) {
        wire.given(get(urlPathEqualTo(API + "accounts")), okJson("{\"value\":[" + row + "]}"));
    }

    private List<Row> query(String expand) {
        return query(Query.ALL.withExpand(expand));
    }

    private List<Row> query(Query query) {
        try (Stream<Row> rows = wire.accounts().query(query)) {
            return rows.toList();
        }
    }
}
