// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.github.cameldataverse.client.check.CheckStep;
import io.github.cameldataverse.client.check.ConnectionReport;
import io.github.cameldataverse.client.check.ReasonCode;
import io.github.cameldataverse.client.model.ConcurrencyException;
import io.github.cameldataverse.client.model.NotFoundException;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.RowRef;
import io.github.cameldataverse.client.model.UnknownNameException;
import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.client.model.WhoAmI;
import io.github.cameldataverse.emulator.fault.Mode;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

/** Operations on one row, queries, and which operation it is, through routes, against the emulator. */
class DataverseProducerTest extends EmulatorRoutes {
    @Nested
    class OneRow {
        @Test
        void isCreatedAndTheBodyStaysAsItWas() {
            Map<String, Object> body = Map.of("accountnumber", "N1", "name", "New");

            Exchange done = exchange("dataverse:accounts?operation=create", body);

            assertThat(done.getException()).isNull();
            assertThat(done.getMessage().getBody()).isSameAs(body);
            assertThat(done.getMessage().getHeaders())
                    .containsEntry(DataverseConstants.TABLE, "account")
                    .containsEntry(DataverseConstants.CREATED, true)
                    .containsEntry(DataverseConstants.ROW_ID, account("N1").id().toString());
        }

        @Test
        void comesBackAsTheServiceStoredItWhereThatIsWanted() {
            Exchange done = exchange(
                    "dataverse:account?operation=create&returnRepresentation=true", Map.of("accountnumber", "N1"));

            assertThat(done.getMessage().getBody())
                    .asInstanceOf(type(Row.class))
                    .satisfies(row -> {
                        assertThat(row).containsEntry("accountnumber", "N1").containsEntry("creditonhold", false);
                        assertThat(row.etag())
                                .contains(done.getMessage().getHeader(DataverseConstants.ETAG, String.class));
                    });
        }

        @Test
        void isRetrievedByTheRowIdOption() {
            Exchange done = exchange("dataverse:account?operation=retrieve&select=name&rowId=" + CONTOSO, "anything");

            assertThat(done.getMessage().getBody(Row.class)).containsEntry("name", "Contoso Ltd");
            assertThat(done.getMessage().getHeader(DataverseConstants.ETAG)).isNotNull();
        }

        @Test
        void isRetrievedByAKeyWhoseValueIsInTheBody() {
            Object row = send(
                    "dataverse:accounts?operation=retrieve&key=accountnumber", Map.of("accountnumber", "ACC-1002"));

            assertThat((Row) row).containsEntry("name", "Litware, Inc.");
        }

        @Test
        void isUpdatedByTheIdInItsBody() {
            send("dataverse:accounts?operation=update", Map.of("accountid", CONTOSO, "name", "Changed"));

            assertThat(account("ACC-1001")).containsEntry("name", "Changed");
        }

        @Test
        void isUpsertedByAKeyInTheOption() {
            Exchange done = exchange(
                    "dataverse:accounts?operation=upsert&returnRepresentation=true&key=accountnumber='N7'",
                    "{\"name\":\"Seven\",\"creditlimit\":12.50}");

            assertThat(done.getMessage().getHeader(DataverseConstants.CREATED)).isEqualTo(true);
            assertThat(account("N7").getDecimal("creditlimit")).isEqualByComparingTo("12.5");
        }

        @Test
        void isDeletedByAKey() {
            Exchange done = exchange("dataverse:accounts?operation=delete&key=accountnumber='ACC-1004'", "kept");

            assertThat(done.getMessage().getBody()).isEqualTo("kept");
            assertThat(accounts()).extracting(row -> row.get("accountnumber")).doesNotContain("ACC-1004");
        }

        @Test
        void isDeletedByTheReferenceThatAConsumerDelivers() {
            RowRef ref = new RowRef("account", UUID.fromString(LITWARE));

            Exchange done = exchange("dataverse:accounts?operation=delete", ref);

            assertThat(done.getMessage().getHeader(DataverseConstants.ROW_ID)).isEqualTo(LITWARE);
            assertThat(accounts()).hasSize(3);
        }

        @Test
        void isRefusedWhereTheHeaderAndTheBodyNameDifferentRows() {
            Exchange done = exchange(
                    "dataverse:accounts?operation=update",
                    Map.of("accountid", CONTOSO, "name", "Changed"),
                    Map.of(DataverseConstants.ROW_ID, LITWARE));

            assertThat(failure(done, ValidationException.class)).hasMessageContainingAll(CONTOSO, LITWARE);
        }

        @Test
        void isRefusedWhereNothingNamesIt() {
            Exchange done = exchange("dataverse:accounts?operation=upsert", Map.of("name", "Nameless"));

            assertThat(failure(done, ValidationException.class)).hasMessageContainingAll("rowId", "key", "accountid");
        }

        @Test
        void thatChangedSinceItWasReadIsNotOverwritten() {
            String stale = account("ACC-1001").etag().orElseThrow();
            send("dataverse:accounts?operation=update&rowId=" + CONTOSO, Map.of("name", "By someone else"));

            Exchange done = exchange(
                    "dataverse:accounts?operation=update&rowId=" + CONTOSO,
                    Map.of("name", "By me"),
                    Map.of(DataverseConstants.IF_MATCH, stale));

            assertThat(failure(done, ConcurrencyException.class).status()).isEqualTo(412);
            assertThat(account("ACC-1001")).containsEntry("name", "By someone else");
        }

        @Test
        void thatIsGoneIsNotCreatedByAnUpdate() {
            send("dataverse:accounts?operation=delete&rowId=" + CONTOSO, null);

            Exchange done =
                    exchange("dataverse:accounts?operation=update&rowId=" + CONTOSO, Map.of("name", "Back again"));

            failure(done, NotFoundException.class);
        }
    }

    @Nested
    class Queries {
        @Test
        void areCompleteOverAllPages() {
            Exchange done =
                    exchange("dataverse:accounts?operation=query&select=name&orderBy=name desc&pageSize=1", null);

            assertThat(done.getMessage().getBody(List.class))
                    .extracting(row -> ((Row) row).get("name"))
                    .containsExactly("Litware, Inc.", "Fourth Coffee", "Contoso Ltd", "Adventure Works");
            assertThat(done.getMessage().getHeader(DataverseConstants.COUNT)).isEqualTo(4);
        }

        @Test
        void takeFilterColumnsAndTopFromHeaders() {
            Exchange done = exchange(
                    "dataverse:accounts?operation=query&filter=name eq 'Nobody'",
                    null,
                    Map.of(
                            DataverseConstants.FILTER, "accountnumber gt 'ACC-1001'",
                            DataverseConstants.SELECT, List.of("name", "accountnumber"),
                            DataverseConstants.ORDER_BY, "accountnumber",
                            DataverseConstants.TOP, "2"));

            assertThat(done.getMessage().getBody(List.class))
                    .extracting(row -> ((Row) row).get("accountnumber"))
                    .containsExactly("ACC-1002", "ACC-1003");
        }

        @Test
        void forgetTheRowThatAnEarlierEndpointLeftInTheHeaders() {
            Exchange done = exchange(
                    "dataverse:accounts?operation=query",
                    null,
                    Map.of(DataverseConstants.ROW_ID, CONTOSO, "mine", "kept"));

            assertThat(done.getMessage().getHeaders())
                    .doesNotContainKey(DataverseConstants.ROW_ID)
                    .containsEntry("mine", "kept");
        }
    }

    @Nested
    class TheOperation {
        @Test
        void whoAmIAnswersTheUser() {
            assertThat(send("dataverse:environment?operation=whoAmI", null)).isInstanceOf(WhoAmI.class);
        }

        @Test
        void testConnectionAnswersAReportOfItsSteps() {
            assertThat(send("dataverse:environment?operation=testConnection", null))
                    .isInstanceOfSatisfying(ConnectionReport.class, report -> {
                        assertThat(report.connection()).isEqualTo("sales");
                        assertThat(report.steps()).hasSize(CheckStep.Name.values().length);
                    });
        }

        @Test
        void testConnectionDoesNotFailForAConnectionThatDoesNotWork() {
            emulator.mode(Mode.DISABLED);

            assertThat(send("dataverse:environment?operation=testConnection", null))
                    .isInstanceOfSatisfying(ConnectionReport.class, report -> assertThat(report.reason())
                            .as(report.toText())
                            .contains(ReasonCode.DISABLED));
        }

        @Test
        void comesFromTheHeaderBeforeTheOption() {
            Exchange done = exchange(
                    "dataverse:accounts?operation=create", null, Map.of(DataverseConstants.OPERATION, "query"));

            assertThat(done.getMessage().getBody(List.class)).hasSize(4);
        }

        @Test
        void isAskedForWhereThereIsNone() {
            Exchange done = exchange("dataverse:accounts", Map.of());

            assertThat(failure(done, ValidationException.class))
                    .hasMessageContainingAll(
                            "create, retrieve, update, upsert, delete, query", "CamelDataverseOperation")
                    .hasMessageNotContaining("whoAmI");
        }

        @Test
        void ofAnUnknownNameListsTheNearOnes() {
            Exchange done = exchange("dataverse:accounts", Map.of(), Map.of(DataverseConstants.OPERATION, "upsrt"));

            assertThat(failure(done, UnknownNameException.class).near()).contains("upsert");
        }

        @Test
        void onAnUnknownTableListsTheNearOnes() {
            Exchange done = exchange("dataverse:acounts?operation=query", null);

            assertThat(failure(done, UnknownNameException.class)).hasMessageContaining("accounts");
        }

        @Test
        void thatFailsIsCaughtByItsOwnType() throws Exception {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    onException(NotFoundException.class).handled(true).setBody(constant("was not there"));
                    from("direct:find").to("dataverse:accounts?operation=retrieve&key=accountnumber='NONE'");
                }
            });

            assertThat(send("direct:find", null)).isEqualTo("was not there");
        }
    }
}
