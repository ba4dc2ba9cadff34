// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.github.cameldataverse.client.model.Change;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.RowRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RowReaderTest {
    private static final UUID OTHER = UUID.fromString("bbbbbbbb-0000-0000-0000-000000000002");
    private static final String ID = "aaaaaaaa-0000-0000-0000-000000000001";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"@odata.nextLink\":\"https://h/n%253c\",\"value\":[{\"accountid\":\"" + ID + "\"}]}",
                "{\"value\":[{\"accountid\":\"" + ID + "\"}],\"@odata.nextLink\":\"https://h/n%253c\"}"
            })
    void linksMayStandBeforeOrAfterTheRows(String page) throws IOException {
        RowReader reader = reader(page);
        assertThat(readAll(reader)).hasSize(1);
        assertThat(reader.nextLink()).isEqualTo("https://h/n%253c");
    }

    @Test
    void aLinkOrETagThatIsNullIsNone() throws IOException {
        RowReader reader = reader("{\"value\":[{\"@odata.context\":null,\"@odata.etag\":null,\"accountid\":\"" + ID
                + "\"}],\"@odata.nextLink\":null,\"@odata.deltaLink\":null}");
        assertThat(((Change.Upserted) readAll(reader).get(0)).row().etag()).isEmpty();
        assertThat(reader.nextLink()).isNull();
        assertThat(reader.deltaLink()).isNull();
    }

    @Test
    void valuesKeepTheirTypesAndNullsAreKept() throws IOException {
        Row row = RowReader.readRow(Tables.ACCOUNT, stream("""
                {"@odata.context":"x","@odata.etag":"W/\\"468026\\"","accountid":"%s","name":null,
                 "creditlimit":20000.0000,"numberofemployees":3,"versionnumber":9007199254740993,"donotfax":false,
                 "creditlimit@OData.Community.Display.V1.FormattedValue":"20,000","tags":[1,"a",null],
                 "primarycontactid":{"fullname":"Ann"}}""".formatted(ID)));
        assertThat(row.getFormatted("creditlimit")).isEqualTo("20,000");
        assertThat(row.etag()).contains("W/\"468026\"");
        assertThat(row.getDecimal("creditlimit")).isEqualTo("20000.0000");
        assertThat(row.get("numberofemployees")).isEqualTo(3);
        assertThat(row.get("versionnumber")).isEqualTo(9007199254740993L);
        assertThat(row).containsEntry("name", null).containsEntry("donotfax", false);
        assertThat(row.get("primarycontactid")).isEqualTo(Map.of("fullname", "Ann"));
        assertThat(row.keySet()).noneMatch(name -> name.contains("@"));
    }

    @Test
    void aLookupIsAReferenceUnderItsLogicalName() throws IOException {
        Row row = row("""
                "_primarycontactid_value":"%s","_new_parent_value":null,"name":"x"
                """.formatted(OTHER));
        assertThat(row.getRef("primarycontactid")).isEqualTo(new RowRef("contact", OTHER));
        assertThat(row.getUuid("primarycontactid")).isEqualTo(OTHER);
        assertThat(row).containsEntry("new_parent", null);
        assertThat(row.keySet()).containsExactly("accountid", "primarycontactid", "new_parent", "name");
    }

    @Test
    void annotationsTellNameAndTableOfALookup() throws IOException {
        Row row = row("""
                "_ownerid_value@OData.Community.Display.V1.FormattedValue":"Sales",
                "_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname":"team","_ownerid_value":"%s"
                """.formatted(OTHER));
        RowRef owner = row.getRef("ownerid");
        assertThat(owner).isEqualTo(new RowRef("team", OTHER));
        assertThat(owner.name()).isEqualTo("Sales");
        assertThat(row.getFormatted("ownerid")).isEqualTo("Sales");
        assertThat(row.annotations()).containsEntry("ownerid@Microsoft.Dynamics.CRM.lookuplogicalname", "team");
    }

    @Test
    void aLookupToSeveralTablesIsItsIdWhereNothingTellsTheTable() throws IOException {
        Row row = row("\"_ownerid_value\":\"" + OTHER + "\"");
        assertThat(row.get("ownerid")).isEqualTo(OTHER);
        assertThat(row.getRef("ownerid")).isNull();
    }

    @Test
    void anExpandedRowStandsInForItsLookupWhicheverComesFirst() throws IOException {
        for (String members : List.of(
                "\"_primarycontactid_value\":\"%s\",\"primarycontactid\":{\"contactid\":\"%s\"}",
                "\"primarycontactid\":{\"contactid\":\"%2$s\"},\"_primarycontactid_value\":\"%1$s\"")) {
            assertThat(row(members.formatted(OTHER, OTHER)).get("primarycontactid"))
                    .isEqualTo(Map.of("contactid", OTHER.toString()));
        }
    }

    private static Row row(String members) throws IOException {
        return RowReader.readRow(Tables.ACCOUNT, stream("{\"accountid\":\"" + ID + "\"," + members + "}"));
    }

    @Test
    void deletionsAreToldApartFromRows() throws IOException {
        List<Change> changes = readAll(reader("""
                {"value":[{"accountid":"%s","name":"x"},
                {"@odata.context":"https://h/$metadata#accounts/$deletedEntity","id":"%s","reason":"deleted"}],
                "@odata.deltaLink":"https://h/d"}""".formatted(ID, ID)));
        assertThat(changes).hasExactlyElementsOfTypes(Change.Upserted.class, Change.Deleted.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"value\":[{\"accountid\":\"" + ID + "\"}",
                "{\"value\":[{\"accountid\":\"" + ID + "\"",
                "{\"value\":[{\"accountid\":\"" + ID + "\"}]",
                "{\"value\":[1]}",
                "{\"error\":{\"code\":\"0x80040216\"}}",
                "{}"
            })
    void aPageThatBreaksOffNeverCountsAsRead(String page) {
        assertThatThrownBy(() -> readAll(reader(page))).isInstanceOf(IOException.class);
    }

    @Test
    void aRowWithoutItsIdIsRefused() {
        assertThatThrownBy(() -> readAll(reader("{\"value\":[{\"name\":\"x\"}]}")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("accountid");
    }

    private static List<Change> readAll(RowReader reader) throws IOException {
        List<Change> changes = new ArrayList<>();
        for (Change change = reader.next(); change != null; change = reader.next()) {
            changes.add(change);
        }
        return changes;
    }

    private static RowReader reader(String page) throws IOException {
        return new RowReader(Tables.ACCOUNT, stream(page));
    }

    private static ByteArrayInputStream stream(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }
}
