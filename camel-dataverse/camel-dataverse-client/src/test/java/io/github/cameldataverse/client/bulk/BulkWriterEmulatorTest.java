// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.bulk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.cameldataverse.client.DataverseClient;
import io.github.cameldataverse.client.auth.AccessToken;
import io.github.cameldataverse.client.connection.Connection;
import io.github.cameldataverse.client.connection.ConnectionSettings;
import io.github.cameldataverse.client.model.AlternateKey;
import io.github.cameldataverse.client.model.DuplicateException;
import io.github.cameldataverse.client.model.NotFoundException;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.RowOutcome;
import io.github.cameldataverse.client.model.RowOutcome.Status;
import io.github.cameldataverse.client.model.RowsFailedException;
import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.client.odata.Query;
import io.github.cameldataverse.client.row.RowTerms;
import io.github.cameldataverse.emulator.Authentication;
import io.github.cameldataverse.emulator.DataverseEmulatorExtension;
import io.github.cameldataverse.emulator.Seed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Many rows in an environment that behaves as documented. */
class BulkWriterEmulatorTest {
    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR = DataverseEmulatorExtension.with(
            emulator -> emulator.authentication(Authentication.OPTIONAL).seed(Seed.DEMO));

    private static final BulkOptions REPORT = BulkOptions.DEFAULT.withOnRowError(OnRowError.report);

    private Connection connection;
    private DataverseClient.TableSpec accounts;

    @BeforeEach
    void connect() {
        ConnectionSettings settings = new ConnectionSettings();
        settings.setEnvironmentUrl(EMULATOR.emulator().httpEnvironmentUrl().toString());
        settings.setTokenSource(request -> new AccessToken("token", Instant.MAX));
        connection = Connection.build("emulator", settings);
        accounts = DataverseClient.create(connection).table("accounts");
        try (Stream<Row> rows = accounts.query(Query.ALL)) {
            rows.toList().forEach(row -> accounts.row(row.id()).delete());
        }
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    @ParameterizedTest
    @EnumSource(WriteMode.class)
    void rowsAreCreatedUpdatedUpsertedAndDeletedInEveryMode(WriteMode mode) {
        BulkOptions options = BulkOptions.DEFAULT.withWriteMode(mode).withBatchSize(2);
        List<RowOutcome> created =
                accounts.bulk(Verb.CREATE, options).write(numbered(0, 5)).toList();
        assertThat(created).extracting(RowOutcome::index).containsExactly(0, 1, 2, 3, 4);
        assertThat(created).extracting(RowOutcome::status).containsOnly(Status.created);
        List<UUID> ids = created.stream().map(RowOutcome::id).toList();
        assertThat(accounts.row(ids.get(3)).retrieve()).containsEntry("name", "Row 3");

        Iterator<NamedRow> changes =
                ids.stream().map(id -> NamedRow.of(id, Map.of("name", "New"))).iterator();
        assertThat(accounts.bulk(Verb.UPDATE, options).write(changes).toList())
                .extracting(RowOutcome::id)
                .isEqualTo(ids);
        assertThat(names()).hasSize(5).containsOnly("New");

        Iterator<NamedRow> upserts = keyed(3, 8).iterator();
        assertThat(accounts.bulk(Verb.UPSERT, options).write(upserts).toList()).hasSize(5);
        assertThat(names()).containsExactlyInAnyOrder("New", "New", "New", "Row 3", "Row 4", "Row 5", "Row 6", "Row 7");

        Iterator<NamedRow> deletes = keyed(0, 8).iterator();
        assertThat(accounts.bulk(Verb.DELETE, options).write(deletes).toList())
                .extracting(RowOutcome::status)
                .containsOnly(Status.deleted);
        assertThat(names()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(WriteMode.class)
    void goodRowsLandAndEachBadOneIsReportedWithItsErrorAndIndexInEveryMode(WriteMode mode) {
        List<RowOutcome> outcomes = accounts.bulk(
                        Verb.CREATE, REPORT.withWriteMode(mode).withBatchSize(8))
                .write(withBad(20, 3, 11, 12))
                .toList();

        assertThat(outcomes)
                .hasSize(20)
                .filteredOn(RowOutcome::isFailed)
                .extracting(RowOutcome::index)
                .containsExactly(3, 11, 12);
        assertThat(outcomes.get(3).error()).isInstanceOf(DuplicateException.class);
        assertThat(outcomes).filteredOn(outcome -> !outcome.isFailed()).allSatisfy(outcome -> assertThat(outcome.id())
                .isNotNull());
        assertThat(names()).hasSize(18);
    }

    @ParameterizedTest
    @EnumSource(WriteMode.class)
    void isolatedRowsLandAndTheBadOnesAreThrownAtTheEndInEveryMode(WriteMode mode) {
        BulkOptions isolate = BulkOptions.DEFAULT.withWriteMode(mode).withOnRowError(OnRowError.isolate);
        RowOutcomes outcomes = accounts.bulk(Verb.CREATE, isolate).write(withBad(10, 4));
        RowsFailedException failed = catchThrowableOfType(RowsFailedException.class, outcomes::toList);

        assertThat(failed.outcomes())
                .hasSize(10)
                .filteredOn(RowOutcome::isFailed)
                .hasSize(1);
        assertThat(failed).hasMessageContainingAll("1 of 10 rows", "First failed row 4");
        assertThat(names()).hasSize(10);
    }

    @Test
    void aFailingChunkOfABulkMessageIsRolledBackWholeAndStops() {
        BulkOptions options =
                BulkOptions.DEFAULT.withWriteMode(WriteMode.multiple).withBatchSize(4);
        RowOutcomes outcomes = accounts.bulk(Verb.CREATE, options).write(withBad(12, 5));
        RowsFailedException failed = catchThrowableOfType(RowsFailedException.class, outcomes::toList);

        assertThat(failed.outcomes())
                .extracting(RowOutcome::status)
                .startsWith(Status.created, Status.created, Status.created, Status.created)
                .endsWith(Status.failed, Status.failed, Status.failed, Status.failed)
                .hasSize(8);
        assertThat(names()).hasSize(5);
    }

    @Test
    void aFailingRowOfABatchStopsTheRestOfIt() {
        BulkOptions options = BulkOptions.DEFAULT.withWriteMode(WriteMode.batch);
        RowOutcomes outcomes = accounts.bulk(Verb.CREATE, options).write(withBad(4, 1));
        RowsFailedException failed = catchThrowableOfType(RowsFailedException.class, outcomes::toList);

        assertThat(failed.outcomes())
                .extracting(RowOutcome::status)
                .containsExactly(Status.created, Status.failed, Status.notExecuted, Status.notExecuted);
    }

    @Test
    void aValueThatItsColumnCannotHoldIsTheErrorOfItsRowAlone() {
        Iterator<NamedRow> rows = Stream.of(
                        NamedRow.of(Map.<String, Object>of("name", "good")),
                        NamedRow.of(Map.<String, Object>of("name", "x".repeat(200))),
                        NamedRow.of(Map.<String, Object>of("nmae", "typo")),
                        NamedRow.of(Map.<String, Object>of("name", "also good")))
                .iterator();
        List<RowOutcome> outcomes =
                accounts.bulk(Verb.CREATE, REPORT).write(rows).toList();

        assertThat(outcomes)
                .extracting(RowOutcome::status)
                .containsExactly(Status.created, Status.failed, Status.failed, Status.created);
        assertThat(outcomes.get(1).error())
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("160");
        assertThat(names()).containsExactlyInAnyOrder("good", "also good");
    }

    @Test
    void aRowThatIsUpsertedTwiceKeepsItsLastValues() {
        Iterator<NamedRow> rows = Stream.of("first", "second", "third")
                .map(name ->
                        NamedRow.of(AlternateKey.of("accountnumber", "A"), Map.of("accountnumber", "A", "name", name)))
                .iterator();
        assertThat(accounts.bulk(Verb.UPSERT, BulkOptions.DEFAULT).write(rows).toList())
                .hasSize(3);
        assertThat(names()).containsExactly("third");
    }

    @Test
    void rowsNamedByIdAndByKeyMayBeMixed() {
        UUID id = accounts.create(Map.of("name", "by id"), false).id().orElseThrow();
        Iterator<NamedRow> rows = Stream.of(
                        NamedRow.of(id, Map.of("name", "1")),
                        NamedRow.of(AlternateKey.of("accountnumber", "K"), Map.of("name", "2")),
                        NamedRow.of(UUID.fromString("00000000-0000-0000-0000-00000000000a"), Map.of("name", "3")))
                .iterator();
        assertThat(accounts.bulk(Verb.UPSERT, BulkOptions.DEFAULT.withWriteMode(WriteMode.multiple))
                        .write(rows)
                        .toList())
                .extracting(RowOutcome::status)
                .containsOnly(Status.upserted);
        assertThat(names()).containsExactlyInAnyOrder("1", "2", "3");
    }

    @Test
    void anIdThatExistsAlreadyIsADuplicateAndOneThatIsGoneIsNotFound() {
        UUID id = accounts.create(Map.of("name", "there"), false).id().orElseThrow();
        Map<String, Object> again = Map.of("accountid", id, "name", "again");
        assertThat(accounts.bulk(Verb.CREATE, REPORT)
                        .write(List.of(NamedRow.of(again), NamedRow.of(Map.of("name", "new")))
                                .iterator())
                        .toList())
                .extracting(RowOutcome::status)
                .containsExactly(Status.failed, Status.created);

        UUID gone = UUID.fromString("00000000-0000-0000-0000-00000000000b");
        List<RowOutcome> updated = accounts.bulk(Verb.UPDATE, REPORT)
                .write(List.of(NamedRow.of(gone, Map.of("name", "x")), NamedRow.of(id, Map.of("name", "y")))
                        .iterator())
                .toList();
        assertThat(updated).extracting(RowOutcome::status).containsExactly(Status.failed, Status.updated);
        assertThat(updated.get(0).error()).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aSourceThatBreaksOffEndsWithWhatWasWritten() {
        Iterator<NamedRow> broken = new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                if (next == 7) {
                    throw new IllegalStateException("the file ends here");
                }
                return true;
            }

            @Override
            public NamedRow next() {
                return row(next++);
            }
        };
        RowOutcomes outcomes =
                accounts.bulk(Verb.CREATE, REPORT.withBatchSize(3)).write(broken);
        RowsFailedException failed = catchThrowableOfType(RowsFailedException.class, outcomes::toList);

        assertThat(failed.outcomes())
                .hasSize(8)
                .last()
                .extracting(RowOutcome::status)
                .isEqualTo(Status.failed);
        assertThat(failed).hasMessageContaining("the file ends here");
        assertThat(failed.outcomes().subList(0, 7))
                .extracting(RowOutcome::status)
                .containsOnly(Status.created);
        assertThat(names()).hasSize(7);
    }

    @Test
    void rowsAreReadWhileTheirOutcomesAreTaken() {
        List<Integer> read = new ArrayList<>();
        Iterator<NamedRow> rows = IntStream.range(0, 50)
                .peek(read::add)
                .mapToObj(BulkWriterEmulatorTest::row)
                .iterator();
        RowOutcomes outcomes =
                accounts.bulk(Verb.CREATE, REPORT.withBatchSize(10)).write(rows);

        assertThat(read).isEmpty();
        assertThat(outcomes.next().index()).isZero();
        assertThat(read).hasSize(10);
        assertThat(names()).hasSize(10);
        outcomes.forEachRemaining(outcome -> assertThat(outcome.isFailed()).isFalse());
        assertThat(names()).hasSize(50);
    }

    @Test
    void rowsThatDidNotChangeAreNotSent() {
        UUID id = accounts.create(Map.of("name", "same"), false).id().orElseThrow();
        Row read = accounts.row(id).retrieve();
        List<RowOutcome> outcomes = accounts.bulk(Verb.UPDATE, BulkOptions.DEFAULT)
                .on(RowTerms.NONE.withOnlyChanged(true))
                .write(List.of(NamedRow.of(id, read.with("name", "same")), NamedRow.of(id, read.with("name", "new")))
                        .iterator())
                .toList();
        assertThat(outcomes).extracting(RowOutcome::status).containsExactly(Status.unchanged, Status.updated);
    }

    @Test
    void numbersThatCannotBeAreRefused() {
        assertThatThrownBy(() -> BulkOptions.DEFAULT.withBatchSize(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("batchSize is -1");
        assertThatThrownBy(() -> BulkOptions.DEFAULT.withBatchSize(1001)).hasMessageContaining("1000");
    }

    private List<String> names() {
        try (Stream<Row> rows = accounts.query(Query.ALL.withSelect(List.of("name")))) {
            return rows.map(row -> String.valueOf(row.getString("name"))).toList();
        }
    }

    private static NamedRow row(int number) {
        return NamedRow.of(Map.of("accountnumber", "N" + number, "name", "Row " + number));
    }

    private static Iterator<NamedRow> numbered(int from, int to) {
        return IntStream.range(from, to).mapToObj(BulkWriterEmulatorTest::row).iterator();
    }

    private static Stream<NamedRow> keyed(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> NamedRow.of(
                        AlternateKey.of("accountnumber", "N" + number),
                        row(number).values()));
    }

    /** Rows of which some repeat the alternate key of another. */
    private Iterator<NamedRow> withBad(int size, Integer... bad) {
        accounts.create(Map.of("accountnumber", "TAKEN"), false);
        return IntStream.range(0, size)
                .mapToObj(number -> List.of(bad).contains(number)
                        ? NamedRow.of(Map.<String, Object>of("accountnumber", "TAKEN"))
                        : row(number))
                .iterator();
    }
}
