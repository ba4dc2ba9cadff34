// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.util.List;
import java.util.Map;

import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.ValidationException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** When the row id in the headers of a message names a row. */
class CarriedRowIdTest extends EmulatorRoutes {
    @Test
    void ofAnotherTableNamesNoRowOfThisOne() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:two")
                        .to("dataverse:accounts?operation=update&rowId=" + CONTOSO)
                        .to("dataverse:contacts?operation=upsert");
            }
        });

        Exchange done = exchange("direct:two", Map.of("description", "x"));

        assertThat(failure(done, ValidationException.class)).hasMessageContaining("No row is named");
        assertThat(done.getMessage().getHeader(DataverseConstants.ROW_ID)).isEqualTo(CONTOSO);
    }

    @Test
    void ofTheSameTableNamesTheRowByEitherNameOfTheTable() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:two")
                        .to("dataverse:accounts?operation=create")
                        .setBody(constant(Map.of("name", "Second")))
                        .to("dataverse:accounts?operation=update")
                        .to("dataverse:account?operation=retrieve");
            }
        });

        assertThat((Row) send("direct:two", Map.of("name", "First"))).containsEntry("name", "Second");
    }

    @Test
    void isNotUsedForManyRows() {
        Exchange done = exchange(
                "dataverse:accounts?operation=delete",
                List.of(Map.of("accountid", LITWARE)),
                Map.of(DataverseConstants.ROW_ID, CONTOSO));

        assertThat(done.getException()).isNull();
        assertThat(accounts())
                .extracting(row -> row.id().toString())
                .contains(CONTOSO)
                .doesNotContain(LITWARE);
    }

    @Test
    void doesNotStandAgainstTheKeyOfTheEndpoint() {
        exchange(
                "dataverse:accounts?operation=delete&key=accountnumber='ACC-1002'",
                null,
                Map.of(DataverseConstants.ROW_ID, CONTOSO, DataverseConstants.TABLE, "account"));

        assertThat(accounts()).extracting(row -> row.id().toString()).contains(CONTOSO);
    }
}
