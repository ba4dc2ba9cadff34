// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RowTest {
    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");

    @Test
    void keepsTheOrderOfItsColumnsAndTheirTypes() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", "Contoso");
        values.put("creditlimit", new BigDecimal("20000.0000"));
        values.put("numberofemployees", 7);
        values.put("versionnumber", 9007199254740993L);
        values.put("donotfax", true);
        values.put("createdon", "2023-04-07T21:59:01Z");
        values.put("accountid", ID.toString());
        values.put("fax", null);
        Row row = new Row(new RowRef("account", ID), "W/\"1\"", values);

        assertThat(row.keySet()).containsExactlyElementsOf(values.keySet());
        assertThat(row.getString("name")).isEqualTo("Contoso");
        assertThat(row.getDecimal("creditlimit")).isEqualTo("20000.0000");
        assertThat(row.getInteger("numberofemployees")).isEqualTo(7);
        assertThat(row.getLong("versionnumber")).isEqualTo(9007199254740993L);
        assertThat(row.getBoolean("donotfax")).isTrue();
        assertThat(row.getInstant("createdon")).isEqualTo(Instant.parse("2023-04-07T21:59:01Z"));
        assertThat(row.getUuid("accountid")).isEqualTo(ID);
        assertThat(row.getString("fax")).isNull();
        assertThat(row.getString("notselected")).isNull();
        assertThat(row.etag()).contains("W/\"1\"");
    }

    @Test
    void cannotBeChanged() {
        Row row = new Row(new RowRef("account", ID), null, Map.of("name", "Contoso"));
        assertThatThrownBy(() -> row.put("name", "other")).isInstanceOf(UnsupportedOperationException.class);
    }
}
