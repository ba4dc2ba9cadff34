// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cameldataverse.client.bulk.WriteMode;
import io.github.cameldataverse.client.model.RowOutcome;
import io.github.cameldataverse.client.model.RowOutcome.Status;
import io.github.cameldataverse.client.model.RowsFailedException;
import io.github.cameldataverse.client.model.ValidationException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Bodies of many rows, whatever their form. */
class ManyRowsTest extends EmulatorRoutes {
    /** A bean as bindy or a generator makes it. */
    public record Customer(String accountnumber, String name, BigDecimal creditlimit) {}

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
        assertThat(failed)
                .hasMessageContainingAll("1 of 4 rows of table account failed", "First failed row 1", "accountnumber");
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
        Exchange done = exchange("dataverse:accounts?operation=update&rowId=" + CONTOSO, List.of(Map.of("name", "X")));

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
        Exchange done = exchange("dataverse:accounts?operation=create", Arrays.asList(Map.of("name", "X"), null, 17));

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

    @ParameterizedTest
    @EnumSource(WriteMode.class)
    void areReportedOneByOneInEveryWriteMode(WriteMode mode) {
        Exchange done = exchange(
                "dataverse:accounts?operation=create&batchSize=3&onRowError=report&writeMode=" + mode,
                List.of(
                        Map.of("accountnumber", "N1"),
                        Map.of("accountnumber", "ACC-1001"),
                        Map.of("accountnumber", "N3"),
                        Map.of("nmae", "a typo")));

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody(List.class))
                .extracting(outcome -> ((RowOutcome) outcome).status())
                .containsExactly(Status.created, Status.failed, Status.created, Status.failed);
        assertThat(accounts()).extracting(row -> row.get("accountnumber")).contains("N1", "N3");
    }

    @Test
    void takeTheHeadersForOptions() {
        Exchange done = exchange(
                "dataverse:accounts?operation=create",
                List.of(Map.of("accountnumber", "ACC-1001"), Map.of("accountnumber", "N2")),
                Map.of(
                        DataverseConstants.WRITE_MODE, "batch",
                        DataverseConstants.ON_ROW_ERROR, "report",
                        DataverseConstants.BATCH_SIZE, 10));

        assertThat(done.getMessage().getBody(List.class))
                .extracting(outcome -> ((RowOutcome) outcome).status())
                .containsExactly(Status.failed, Status.created);
        assertThat(done.getMessage().getHeaders())
                .doesNotContainKeys(DataverseConstants.WRITE_MODE, DataverseConstants.BATCH_SIZE);
    }

    @Test
    void areRefusedWithAHeaderThatCannotBe() {
        Exchange done = exchange(
                "dataverse:accounts?operation=create",
                List.of(Map.of("name", "X")),
                Map.of(DataverseConstants.BATCH_SIZE, -5));

        assertThat(failure(done, ValidationException.class)).hasMessageContaining("batchSize is -5");
    }

    @Test
    void areWrittenWhileTheRouteTakesTheirOutcomes() throws Exception {
        List<Integer> read = new ArrayList<>();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:load")
                        .to("dataverse:accounts?operation=create&batchSize=2&outputType=iterator")
                        .split(body())
                        .streaming()
                        .process(each -> each.getMessage().setBody(List.copyOf(read)))
                        .to("mock:each");
            }
        });
        mock("each").expectedMessageCount(5);
        send(
                "direct:load",
                IntStream.range(0, 5).peek(read::add).mapToObj(number -> Map.of("accountnumber", "S" + number)));

        mock("each").assertIsSatisfied();
        assertThat(mock("each").getExchanges().get(0).getMessage().getBody(List.class))
                .containsExactly(0, 1);
        assertThat(accounts()).extracting(row -> row.get("accountnumber")).contains("S0", "S4");
    }

    @Test
    void failTheRouteThatTakesTheirOutcomesWhereOneOfThemFails() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:load")
                        .to("dataverse:accounts?operation=create&outputType=iterator&onRowError=isolate")
                        .split(body())
                        .streaming()
                        .to("mock:each");
            }
        });
        Exchange done = exchange(
                "direct:load",
                List.of(Map.of("accountnumber", "ACC-1001"), Map.of("accountnumber", "S1"))
                        .iterator());

        assertThat(accounts()).extracting(row -> row.get("accountnumber")).contains("S1");
        assertThat(failure(done, RowsFailedException.class).outcomes())
                .extracting(RowOutcome::index)
                .containsExactly(0);
    }

    @Test
    void mayBeNone() {
        assertThat((List<?>) send("dataverse:accounts?operation=create", List.of()))
                .isEmpty();
    }
}
