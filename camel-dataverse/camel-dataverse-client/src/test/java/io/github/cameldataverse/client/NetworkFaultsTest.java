// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.cameldataverse.client.changes.Cursor;
import io.github.cameldataverse.client.connection.Connection;
import io.github.cameldataverse.client.connection.ConnectionSettings;
import io.github.cameldataverse.client.http.Deadline;
import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.http.HttpReply;
import io.github.cameldataverse.client.model.AmbiguousOutcomeException;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.TransportException;
import io.github.cameldataverse.client.odata.Query;
import io.github.cameldataverse.emulator.Authentication;
import io.github.cameldataverse.emulator.DataverseEmulator;
import io.github.cameldataverse.emulator.DataverseEmulatorExtension;
import io.github.cameldataverse.emulator.fault.Fault;
import io.github.cameldataverse.faults.FaultProxy;
import io.github.cameldataverse.faults.NetworkFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What a failing network does to a call: nothing is lost, nothing is done twice, nobody waits beyond the deadline. */
class NetworkFaultsTest {
    private static final int ROWS = 300;

    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR = DataverseEmulatorExtension.with(
            emulator -> emulator.authentication(Authentication.OPTIONAL).rows("contact", ROWS));

    private final DataverseEmulator emulator = EMULATOR.emulator();
    private FaultProxy network;
    private Connection connection;
    private DataverseClient client;
    private DataverseClient.TableSpec accounts;

    @BeforeEach
    void connect() {
        network = FaultProxy.before(emulator.httpEnvironmentUrl().getPort());
        ConnectionSettings settings = new ConnectionSettings();
        settings.setEnvironmentUrl("http://127.0.0.1:" + network.port());
        settings.setTokenSource(new FixedToken());
        settings.getThrottle().setMaxInFlight(4);
        connection = Connection.build("faulty", settings);
        client = DataverseClient.create(connection);
        accounts = client.table("account");
        client.table("contact");
    }

    @AfterEach
    void disconnect() {
        connection.close();
        network.close();
    }

    @Test
    void aRequestThatIsResetBeforeItsEndWasNotCarriedOutAndIsSentAgain() {
        forgetConnections();
        network.next(NetworkFault.resetRequestAfter(2000));
        byte[] body = ("{\"name\":\"" + "x".repeat(4_000_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        HttpCall create = HttpCall.of("POST", connection.serviceRoot().resolve("accounts"))
                .withHeader("Content-Type", "application/json")
                .withBody(body);
        // the emulator refuses so long a name: what counts is that the second attempt arrives whole
        assertThatThrownBy(() -> connection.pipeline().execute(create)).hasMessageContaining("status 400");
        assertThat(posts()).isOne();
    }

    @Test
    void aCreateWhoseAnswerIsResetIsAmbiguousAndDoneOnce() {
        accounts.create(Map.of("name", "before, so that the definitions are there"), false);
        forgetConnections();
        network.next(NetworkFault.resetAnswerAfter(0));
        assertThatThrownBy(() -> accounts.create(Map.of("name", "once"), false))
                .isInstanceOf(AmbiguousOutcomeException.class);
        assertThat(posts()).isEqualTo(2);
        assertThat(emulator.rows("accounts")).hasSize(2);
    }

    static Stream<NetworkFault> cutsOfAPage() {
        return Stream.of(
                NetworkFault.cutAnswerAfter(0),
                NetworkFault.cutAnswerAfter(100),
                NetworkFault.cutAnswerAfter(1_000),
                NetworkFault.cutAnswerAfter(3_000),
                NetworkFault.resetAnswerAfter(3_000));
    }

    @ParameterizedTest
    @MethodSource("cutsOfAPage")
    void aPageThatIsCutHalfWayIsReadAgainAndNoRowComesTwice(NetworkFault cut) {
        forgetConnections();
        int before = network.accepted();
        network.next(cut, cut);
        assertEachContactOnce();
        assertThat(network.accepted() - before).as("it was cut twice").isGreaterThanOrEqualTo(3);
    }

    @Test
    void aPageThatIsCutAgainAndAgainIsAnErrorAndNotTheEndOfTheRows() {
        forgetConnections();
        network.always(NetworkFault.cutAnswerAfter(3_000));
        try (Stream<Row> rows = client.table("contact").query(Query.ALL)) {
            Iterator<Row> iterator = rows.iterator();
            assertThatThrownBy(() -> iterator.forEachRemaining(row -> {}))
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("broke off");
        }
        network.always(NetworkFault.NONE);
        assertAllPermitsAreFree();
    }

    static Stream<Fault> brokenPages() {
        return Stream.of(
                Fault.truncatedBody(9_000),
                Fault.truncatedGzip(),
                Fault.wrongLength(9_000),
                Fault.wrongLength(9_000_000));
    }

    @ParameterizedTest
    @MethodSource("brokenPages")
    void aPageThatIsShorterThanItSaysOrCutInItsCompressionIsReadAgain(Fault fault) {
        emulator.faults().add(fault.path("*/contacts*").times(2));
        assertEachContactOnce();
    }

    @ParameterizedTest
    @MethodSource("brokenPages")
    void aPageOfChangesThatIsCutIsReadAgainWhole(Fault fault) {
        DataverseClient.ChangeSpec changes = client.table("contact").changes();
        emulator.faults().add(fault.path("*/contacts*").times(1));
        assertThat(changes.read(changes.begin(List.of(), Cursor.Phase.CHANGES), 0)
                        .changes())
                .hasSize(ROWS);
    }

    @Test
    void connectionsThatTheServerClosedWhileTheyWereIdleAreNotNoticed() {
        for (int i = 0; i < 5; i++) {
            accounts.create(Map.of("name", "idle" + i), false);
            forgetConnections();
        }
        assertThat(emulator.rows("accounts")).hasSize(5);
        assertThat(posts()).isEqualTo(5);
    }

    @Test
    void aReadOnAConnectionThatWasResetIsMadeAgain() {
        client.whoAmI();
        network.resetIdle();
        assertThat(client.whoAmI().userId()).isNotNull();
    }

    @Test
    void aBlackHoleFreesItsCallerAndItsPermitAtTheDeadline() {
        forgetConnections();
        network.next(NetworkFault.blackHoleAfter(0), NetworkFault.blackHoleAfter(0));
        long start = System.nanoTime();
        assertThatThrownBy(() -> connection.pipeline().execute(whoAmI(Duration.ofMillis(300))))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("the deadline passed");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThatThrownBy(() -> connection
                        .pipeline()
                        .execute(HttpCall.of("POST", connection.serviceRoot().resolve("accounts"))
                                .withBody("{}".getBytes(StandardCharsets.UTF_8))
                                .by(Deadline.in(Duration.ofMillis(300)))))
                .isInstanceOf(AmbiguousOutcomeException.class);
        assertAllPermitsAreFree();
    }

    @Test
    void aServerThatDripsIsCutAtTheTotalDeadlineAndNotOnlyWhenItIsSilent() {
        forgetConnections();
        network.always(NetworkFault.drip(1000));
        HttpCall page = HttpCall.of("GET", connection.serviceRoot().resolve("contacts"))
                .by(Deadline.in(Duration.ofMillis(1500)));
        long start = System.nanoTime();
        assertThatThrownBy(() -> connection
                        .pipeline()
                        .execute(page, reply -> reply.body().readAllBytes().length))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("deadline passed");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        network.always(NetworkFault.NONE);
        assertAllPermitsAreFree();
    }

    @Test
    void rowsThatAreClosedEarlyFreeTheConnectionWithoutReadingTheRest() {
        forgetConnections();
        network.always(NetworkFault.drip(40_000));
        long start = System.nanoTime();
        try (Stream<Row> rows = client.table("contact").query(Query.ALL)) {
            assertThat(rows.iterator().next().id()).isNotNull();
        }
        network.always(NetworkFault.NONE);
        assertAllPermitsAreFree();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void rowsThatWereClosedBeforeTheLastDoNotLookComplete() {
        Stream<Row> rows = client.table("contact").query(Query.ALL.withPageSize(10));
        Iterator<Row> iterator = rows.iterator();
        iterator.next();
        rows.close();
        assertThatThrownBy(() -> iterator.forEachRemaining(row -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed before the last");
    }

    @Test
    void rowsOfAClosedConnectionSaySo() {
        Stream<Row> rows = client.table("contact").query(Query.ALL);
        connection.close();
        assertThatThrownBy(rows::count).isInstanceOf(TransportException.class).hasMessageContaining("is closed");
    }

    @Test
    void aServerThatIsSlowToAcceptIsWaitedFor() {
        forgetConnections();
        network.next(NetworkFault.delayedBy(Duration.ofMillis(300)));
        assertThat(client.whoAmI().userId()).isNotNull();
    }

    @Test
    void whatIsNoHttpServerIsNamed() {
        forgetConnections();
        network.always(NetworkFault.noise());
        assertThatThrownBy(() -> client.whoAmI())
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("127.0.0.1:" + network.port());
    }

    /** The next call opens a connection: those that were closed have been idle for long enough to be looked at. */
    private void forgetConnections() {
        network.closeIdle();
        await().pollDelay(Duration.ofMillis(40)).until(() -> network.open() == 0);
    }

    private void assertEachContactOnce() {
        try (Stream<Row> rows = client.table("contact").query(Query.ALL)) {
            List<UUID> ids = rows.map(Row::id).toList();
            assertThat(ids).hasSize(ROWS);
            Set<UUID> distinct = new HashSet<>(ids);
            assertThat(distinct).hasSize(ROWS);
        }
        assertAllPermitsAreFree();
    }

    /** Four calls at once are what the connection allows: they get through only if nothing holds a permit. */
    private void assertAllPermitsAreFree() {
        List<HttpReply> open = IntStream.range(0, 4)
                .mapToObj(i -> connection.pipeline().execute(whoAmI(Duration.ofSeconds(10))))
                .toList();
        open.forEach(HttpReply::close);
    }

    private HttpCall whoAmI(Duration time) {
        return HttpCall.of("GET", connection.serviceRoot().resolve("WhoAmI")).by(Deadline.in(time));
    }

    private long posts() {
        return emulator.journal().stream()
                .filter(entry -> entry.method().equals("POST"))
                .count();
    }
}
