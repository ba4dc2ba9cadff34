// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.ValidationException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** A row of the account table, as an application may have it. */
    public record AccountBean(String accountid, String name) {}

    /** Something else that an application may have in a message. */
    public record Note(String text) {}

    @ParameterizedTest
    @ValueSource(strings = {"delete", "retrieve"})
    void doesNotStandAgainstTheIdInABean(String operation) {
        Exchange done = exchange(
                "dataverse:accounts?operation=" + operation,
                new AccountBean(LITWARE, "Litware"),
                Map.of(DataverseConstants.ROW_ID, CONTOSO, DataverseConstants.TABLE, "account"));

        assertThat(failure(done, ValidationException.class)).hasMessageContainingAll(CONTOSO, LITWARE);
        assertThat(accounts()).hasSize(4);
    }

    @Test
    void isNotNeededWhereABeanNamesTheRow() {
        Exchange done = exchange("dataverse:accounts?operation=delete", new AccountBean(LITWARE, "Litware"));

        assertThat(done.getException()).isNull();
        assertThat(accounts())
                .extracting(row -> row.id().toString())
                .contains(CONTOSO)
                .doesNotContain(LITWARE);
    }

    @ParameterizedTest
    @MethodSource("bodiesThatNameNoRow")
    void namesTheRowWhereTheBodyNamesNone(Object body) {
        Exchange done = exchange(
                "dataverse:accounts?operation=retrieve",
                body,
                Map.of(DataverseConstants.ROW_ID, CONTOSO, DataverseConstants.TABLE, "account"));

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody(Row.class).id()).hasToString(CONTOSO);
    }

    static Stream<Object> bodiesThatNameNoRow() {
        return Stream.of(
                new Note("x"), "text", 5, true, 'c', Path.of("a/b"), new File("a"), Instant.EPOCH, URI.create("a:b"));
    }
}
