// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cameldataverse.client.check.CheckStep;
import io.github.cameldataverse.client.check.ConnectionReport;
import io.github.cameldataverse.client.check.ReasonCode;
import io.github.cameldataverse.client.model.ConcurrencyException;
import io.github.cameldataverse.client.model.NotFoundException;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.RowOutcome;
import io.github.cameldataverse.client.model.RowOutcome.Status;
import io.github.cameldataverse.client.model.RowRef;
import io.github.cameldataverse.client.model.RowsFailedException;
import io.github.cameldataverse.client.model.UnknownNameException;
import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.client.model.WhoAmI;
import io.github.cameldataverse.emulator.fault.Mode;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

/** Every operation, through routes, against the emulator. */
class DataverseProducerTest extends EmulatorRoutes {
    /** A bean as bindy or a generator makes it. */
    public record Customer(String accountnumber, String name, BigDecimal creditlimit) {}

    private Exchange exchange(String uri, Object body, Map<String, Object> headers) {
        return template.request(uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(headers);
        });
    }

    private Exchange exchange(String uri, Object body) {
        return exchange(uri, body, Map.of());
    }

    private static <T extends Exception> T failure(Exchange exchange, Class<T> type) {
        assertThat(exchange.getException()).isInstanceOf(type);
        return exchange.getException(type);
    }

    private Row account(String number) {
        return (Row) send("dataverse:accounts?operation=retrieve&key=accountnumber='" + number + "'", null);
    }

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
    class ManyRows {
        static Stream<Object> manyRows() throws Exception {
            Map<String, Object> one = Map.of("accountnumber", "ACC-1001", "name", "One", "creditlimit", 1);
            Map<String, Object> two = Map.of("accountnumber", "N2", "name", "Two", "creditlimit", 2);
            String json = JsonMapper.builder().build().writeValueAsString(List.of(one, two));
            List<Map<String, Object>> rows = List.of(one, two);
            Iterable<Map<String, Object>> iterable = rows::iterator;
            return Stream.of(
                    rows,
                    rows.iterator(),
                    rows.stream(),
                    iterable,
                    Arguments.of((Object) rows.toArray()),
                    json,
                    json.getBytes(StandardCharsets.UTF_8),
                    new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
                    new JsonMapper().readTree(json),
                    List.of(
                            new Customer("ACC-1001", "One", BigDecimal.ONE),
                            new Customer("N2", "Two", new BigDecimal("2.00"))),
                    List.of(new JsonMapper().valueToTree(one), new JsonMapper().writeValueAsString(two)));
        }

        @ParameterizedTest
        @MethodSource("manyRows")
        void areUpsertedByAlternateKeyWhateverTheirForm(Object body) {
            Exchange done = exchange("dataverse:accounts?connection=sales&operation=upsert&key=accountnumber", body);

            assertThat(done.getException()).isNull();
            assertThat(done.getMessage().getBody(List.class))
                    .isEqualTo(done.getMessage().getHeader(DataverseConstants.OUTCOMES))
                    .extracting(outcome -> ((RowOutcome) outcome).status())
                    .containsExactly(Status.upserted, Status.upserted);
            assertThat(done.getMessage().getHeader(DataverseConstants.COUNT)).isEqualTo(2);
            assertThat(account("ACC-1001")).containsEntry("name", "One");
            assertThat(account("N2").getDecimal("creditlimit")).isEqualByComparingTo("2");
        }

        @Test
        void tellCreatedFromUpdatedWithRepresentation() {
            Exchange done = exchange(
                    "dataverse:accounts?operation=upsert&key=accountnumber&returnRepresentation=true",
                    List.of(Map.of("accountnumber", "N1"), Map.of("accountnumber", "ACC-1001")));

            assertThat(done.getMessage().getBody(List.class))
                    .extracting(outcome -> ((RowOutcome) outcome).status())
                    .containsExactly(Status.created, Status.updated);
        }

        @Test
        void stopAtTheFirstFailureAndTellEveryOutcome() {
            Exchange done = exchange(
                    "dataverse:accounts?operation=upsert&key=accountnumber",
                    Arrays.asList(
                            Map.of("accountnumber", "N1"),
                            Map.of("accountnumber", " "),
                            Map.of("accountnumber", "N3"),
                            Map.of("accountnumber", "N4")));

            RowsFailedException failed = failure(done, RowsFailedException.class);
            assertThat(failed.outcomes())
                    .extracting(RowOutcome::status)
                    .containsExactly(Status.upserted, Status.failed, Status.notExecuted, Status.notExecuted);
            assertThat(failed.outcomes().get(1).error())
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContaining("accountnumber");
            assertThat(accounts())
                    .extracting(row -> row.get("accountnumber"))
                    .contains("N1")
                    .doesNotContain("N3");
        }

        @Test
        void areAllRefusedWhereOneNameIsForAllOfThem() {
            Exchange done =
                    exchange("dataverse:accounts?operation=update&rowId=" + CONTOSO, List.of(Map.of("name", "X")));

            assertThat(failure(done, ValidationException.class)).hasMessageContaining("many rows");
            assertThat(account("ACC-1001")).containsEntry("name", "Contoso Ltd");
        }

        @Test
        void areAllRefusedWhereTheirJsonIsBroken() {
            Exchange done = exchange("dataverse:accounts?operation=create", "[{\"name\":\"X\"},{\"name\":");

            assertThat(failure(done, ValidationException.class)).hasMessageContaining("no JSON");
            assertThat(accounts()).hasSize(4);
        }

        @Test
        void areDeletedByTheIdsInTheBody() {
            Exchange done = exchange("dataverse:accounts?operation=delete", accounts());

            assertThat(done.getMessage().getBody(List.class)).hasSize(4);
            assertThat(accounts()).isEmpty();
        }

        @Test
        void mayBeTheJsonOfAFile(@TempDir Path inbox) throws Exception {
            Files.writeString(inbox.resolve("rows.json"), "[{\"name\":\"From a file\"}]");
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("file:" + inbox + "?initialDelay=1").to("dataverse:accounts?operation=create", "mock:done");
                }
            });
            mock("done").expectedHeaderReceived(DataverseConstants.COUNT, 1);
            mock("done").expectedMessageCount(1);

            mock("done").assertIsSatisfied();
            assertThat(accounts()).extracting(row -> row.get("name")).contains("From a file");
        }

        @Test
        void endAtTheElementThatIsNoRow() {
            Exchange done =
                    exchange("dataverse:accounts?operation=create", Arrays.asList(Map.of("name", "X"), null, 17));

            assertThat(failure(done, RowsFailedException.class).outcomes())
                    .extracting(RowOutcome::status)
                    .containsExactly(Status.created, Status.failed, Status.notExecuted);
        }

        @Test
        void thatCannotBeReadToTheEndTellWhatWasWritten() {
            Stream<Object> broken = Stream.of(Map.of("name", "X"), "stop").map(row -> {
                if (row.equals("stop")) {
                    throw new IllegalStateException("The source broke off");
                }
                return row;
            });

            Exchange done = exchange("dataverse:accounts?operation=create", broken);

            RowsFailedException failed = failure(done, RowsFailedException.class);
            assertThat(failed.outcomes()).extracting(RowOutcome::status).containsExactly(Status.created, Status.failed);
            assertThat(failed).hasMessageContaining("The source broke off");
        }

        @Test
        void mayBeNone() {
            assertThat((List<?>) send("dataverse:accounts?operation=create", List.of()))
                    .isEmpty();
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

    @Nested
    class ARowIdInTheHeaders {
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
}
