// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.github.cameldataverse.client.model.UnknownNameException;
import io.github.cameldataverse.client.model.ValidationException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RowWriterTest {
    @Test
    void numbersKeepTheirDigitsAndNullsAreWritten() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("creditlimit", new BigDecimal("1E+9"));
        row.put("name", null);
        assertThat(write(row)).isEqualTo("{\"creditlimit\":1000000000,\"name\":null}");
    }

    @Test
    void timesAreIso8601WithSecondsAndOffset() {
        assertThat(write(Map.of("createdon", Instant.parse("2023-04-07T21:59:00Z"))))
                .isEqualTo("{\"createdon\":\"2023-04-07T21:59:00Z\"}");
        assertThat(write(Map.of("createdon", OffsetDateTime.parse("2023-04-07T21:59+02:00"))))
                .isEqualTo("{\"createdon\":\"2023-04-07T21:59:00+02:00\"}");
    }

    @Test
    void bindingsAndNestedRowsArePassedOn() {
        assertThat(write(Map.of("primarycontactid@odata.bind", "/contacts(1)")))
                .isEqualTo("{\"primarycontactid@odata.bind\":\"/contacts(1)\"}");
        assertThat(write(Map.of("primarycontactid", Map.of("lastname", "Doe"))))
                .isEqualTo("{\"primarycontactid\":{\"lastname\":\"Doe\"}}");
    }

    @Test
    void columnsThatTheUrlHoldsAreLeftOut() {
        byte[] body =
                RowWriter.write(Tables.ACCOUNT, Map.of("accountnumber", "A1", "name", "x"), Set.of("accountnumber"));
        assertThat(body).asString(StandardCharsets.UTF_8).isEqualTo("{\"name\":\"x\"}");
    }

    @Test
    void aLookupAsItIsReadIsRefusedWithTheWayToWriteIt() {
        assertThatThrownBy(() -> write(Map.of("_primarycontactid_value", "x")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("primarycontactid@odata.bind");
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
    void aValueWithoutJsonFormIsRefused() {
        assertThatThrownBy(() -> write(Map.of("name", new Object())))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("column name")
                .hasMessageContaining("java.lang.Object");
    }

    private static String write(Map<String, ?> row) {
        return new String(RowWriter.write(Tables.ACCOUNT, row, Set.of()), StandardCharsets.UTF_8);
    }
}
