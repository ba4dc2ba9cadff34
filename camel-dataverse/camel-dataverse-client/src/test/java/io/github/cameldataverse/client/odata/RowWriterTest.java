// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.RowRef;
import io.github.cameldataverse.client.model.UnknownNameException;
import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.client.odata.WriteRules.Purpose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RowWriterTest {
    private static final UUID ID = UUID.fromString("aaaaaaaa-0000-0000-0000-000000000001");
    private static final RowRef REF = new RowRef("account", ID);
    private static final RowWriter WRITER = new RowWriter(Tables.ACCOUNT, Tables.ALL);

    @Test
    void numbersKeepTheirDigitsAndNullsAreWritten() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("creditlimit", new BigDecimal("1E+9"));
        row.put("name", null);
        assertThat(write(row)).isEqualTo("{\"creditlimit\":1000000000,\"name\":null}");
    }

    @Test
    void nullsAreLeftOutOnRequest() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("creditlimit", null);
        row.put("primarycontactid", null);
        row.put("name", "x");
        assertThat(write(row, new WriteRules(Purpose.UPDATE, true, false))).isEqualTo("{\"name\":\"x\"}");
    }

    @Test
    void bindingsArePassedOn() {
        assertThat(write(Map.of("primarycontactid@odata.bind", "/contacts(1)")))
                .isEqualTo("{\"primarycontactid@odata.bind\":\"/contacts(1)\"}");
    }

    @Test
    void nestedRowsOfACollectionArePassedOn() {
        assertThat(write(Map.of("Account_Tasks", List.of(Map.of("subject", "x")))))
                .isEqualTo("{\"Account_Tasks\":[{\"subject\":\"x\"}]}");
    }

    @Test
    void columnsThatTheUrlHoldsAreLeftOut() {
        byte[] body = WRITER.write(
                        Map.of("accountnumber", "A1", "name", "x"),
                        Set.of("accountnumber"),
                        WriteRules.of(Purpose.UPSERT))
                .orElseThrow();
        assertThat(body).asString(StandardCharsets.UTF_8).isEqualTo("{\"name\":\"x\"}");
    }

    @Test
    void aLookupAsItIsReadIsRefusedWithTheWayToWriteIt() {
        assertThatThrownBy(() -> write(Map.of("_primarycontactid_value", "x")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("Give primarycontactid instead");
    }

    @Test
    void aColumnWithoutNameIsRefused() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(null, "x");
        assertThatThrownBy(() -> write(row))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("no name");
    }

    @Test
    void anUnknownColumnListsTheNearOnes() {
        assertThatThrownBy(() -> write(Map.of("nmae", "x")))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("column of table account")
                .hasMessageContaining("name");
    }

    @Test
    void aColumnThatTheServiceKeepsIsRefusedWhereItWasGiven() {
        assertThatThrownBy(() -> write(Map.of("createdon", OffsetDateTime.parse("2023-04-07T21:59+02:00"))))
                .isInstanceOfSatisfying(ValidationException.class, error -> assertThat(error.column())
                        .isEqualTo("createdon"))
                .hasMessageContaining("cannot be set by a create")
                .hasMessageContaining("Leave it out");
    }

    @Test
    void aRowThatWasReadIsWrittenBackWithoutWhatCannotBeWritten() {
        Row row = new Row(REF, "W/\"7\"", read());
        assertThat(write(row, WriteRules.of(Purpose.UPDATE)))
                .isEqualTo("{\"name\":\"Contoso\",\"primarycontactid@odata.bind\":\"/contacts(" + ID + ")\","
                        + "\"creditlimit\":20000.0000}");
    }

    @Test
    void aLookupReadWithoutItsTableIsLeftOutOfAnUpdateButNotLostByACreate() {
        Row row = new Row(REF, null, Map.of("ownerid", ID));
        assertThat(write(row, WriteRules.of(Purpose.UPDATE))).isEqualTo("{}");
        assertThatThrownBy(() -> write(row, WriteRules.of(Purpose.CREATE)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("systemuser, team");
    }

    @Test
    void aReadOnlyColumnThatWasGivenToAReadRowIsRefused() {
        Row row = new Row(REF, null, read()).with("createdon", "2020-01-01T00:00:00Z");
        assertThatThrownBy(() -> write(row, WriteRules.of(Purpose.UPDATE)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("createdon");
    }

    @Test
    void theServicesOwnJsonOfARowIsWrittenBackToo() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("@odata.etag", "W/\"7\"");
        json.put("name@OData.Community.Display.V1.FormattedValue", "Contoso");
        json.put("name", "Contoso");
        json.put("versionnumber", 7);
        json.put("_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname", "systemuser");
        json.put("_ownerid_value", ID.toString());
        json.put("_primarycontactid_value", null);
        json.put("new_contract", ID.toString());
        assertThat(write(json, WriteRules.of(Purpose.UPDATE)))
                .isEqualTo("{\"name\":\"Contoso\",\"ownerid@odata.bind\":\"/systemusers(" + ID + ")\","
                        + "\"primarycontactid@odata.bind\":null}");
    }

    @Test
    void aRowOfAnotherTableCountsAsWhatSomebodyGave() {
        Row contact = new Row(new RowRef("contact", ID), null, Map.of("lastname", "Doe"));
        assertThatThrownBy(() -> write(contact)).isInstanceOf(UnknownNameException.class);
    }

    @Test
    void onlyColumnsThatDifferFromWhatWasReadAreWritten() {
        Row row = new Row(REF, null, read())
                .with("name", "Contoso Ltd")
                .with("creditlimit", 20000)
                .with("primarycontactid", new RowRef("contact", ID, "Ann"))
                .with("industrycode", "Banking");
        assertThat(write(row, new WriteRules(Purpose.UPDATE, false, true)))
                .isEqualTo("{\"name\":\"Contoso Ltd\",\"industrycode\":2}");
    }

    @Test
    void aRowWithoutChangesHasNothingToWrite() {
        Row row = new Row(REF, null, read()).with("name", "Contoso");
        assertThat(WRITER.write(row, Set.of(), new WriteRules(Purpose.UPDATE, false, true)))
                .isEmpty();
    }

    @Test
    void aMapKnowsNothingOfWhatWasReadAndIsWrittenWhole() {
        assertThat(write(Map.of("name", "Contoso"), new WriteRules(Purpose.UPDATE, false, true)))
                .isEqualTo("{\"name\":\"Contoso\"}");
    }

    private static Map<String, Object> read() {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("accountid", ID.toString());
        columns.put("name", "Contoso");
        columns.put("versionnumber", 9007199254740993L);
        columns.put("createdon", "2023-04-07T21:59:01Z");
        columns.put("primarycontactid", new RowRef("contact", ID));
        columns.put("ownerid", ID);
        columns.put("unknown.alias", 3);
        columns.put("creditlimit", new BigDecimal("20000.0000"));
        return columns;
    }

    private static String write(Map<String, ?> row) {
        return write(row, WriteRules.of(Purpose.CREATE));
    }

    private static String write(Map<String, ?> row, WriteRules mode) {
        return new String(WRITER.write(row, Set.of("accountid"), mode).orElseThrow(), StandardCharsets.UTF_8);
    }
}
