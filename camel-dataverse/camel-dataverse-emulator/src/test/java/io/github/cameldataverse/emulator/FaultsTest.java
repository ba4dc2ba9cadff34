// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

import io.github.cameldataverse.emulator.Caller.Answer;
import io.github.cameldataverse.emulator.RawSocket.Received;
import io.github.cameldataverse.emulator.control.JournalEntry;
import io.github.cameldataverse.emulator.fault.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@Timeout(60)
class FaultsTest {

    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR = DataverseEmulatorExtension.builder()
            .authentication(Authentication.OPTIONAL)
            .seed(Seed.DEMO)
            .build();

    private DataverseEmulator emulator;
    private Caller api;

    @BeforeEach
    void open() {
        emulator = EMULATOR.emulator();
        api = new Caller(emulator);
    }

    @Test
    void aFaultHitsTheNextRequestOnce() {
        emulator.faults().add(Fault.status(503).retryAfter("7").body("text/plain", "Busy"));

        Answer hit = api.get("WhoAmI");
        assertThat(hit.status()).isEqualTo(503);
        assertThat(hit.header("Retry-After")).isEqualTo("7");
        assertThat(hit.response().body()).isEqualTo("Busy");
        assertThat(api.get("WhoAmI").status()).isEqualTo(200);
        assertThat(emulator.faults().armed()).isEmpty();
    }

    @Test
    void aFaultHitsOnlyWhatItsMethodAndPathFitAfterSkippingSome() {
        emulator.faults()
                .add(Fault.status(500)
                        .method("GET")
                        .path("*/accounts?*top=1*")
                        .skip(1)
                        .times(2));

        assertThat(api.post("accounts", "{'name':'a'}").status()).isEqualTo(204);
        assertThat(api.get("contacts?$top=1").status()).isEqualTo(200);
        List<Integer> statuses = IntStream.range(0, 4)
                .mapToObj(i -> api.get("accounts?$top=1").status())
                .toList();
        assertThat(statuses).containsExactly(200, 500, 500, 200);
    }

    @Test
    void aFaultWithoutCountHitsUntilItIsDisarmed() {
        emulator.faults().add(Fault.status(502).times(0));

        assertThat(IntStream.range(0, 5).map(i -> api.get("WhoAmI").status())).containsOnly(502);
        emulator.faults().clear();
        assertThat(api.get("WhoAmI").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "99999999999999999999", "soon"})
    void retryAfterIsSentAsItIs(String value) {
        emulator.faults().add(Fault.status(429).retryAfter(value));

        assertThat(api.get("WhoAmI").header("Retry-After")).isEqualTo(value);
    }

    @Test
    void retryAfterMayBeADateOrMissing() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.parse("2026-10-21T07:28:00Z").atOffset(ZoneOffset.UTC));
        emulator.faults().add(Fault.status(503).retryAfter(date));
        emulator.faults().add(Fault.status(503));

        assertThat(api.get("WhoAmI").header("Retry-After")).isEqualTo("Wed, 21 Oct 2026 07:28:00 GMT");
        assertThat(api.get("WhoAmI").response().headers().firstValue("Retry-After"))
                .isEmpty();
    }

    @Test
    void anErrorAnswerMayHideThatTheRequestWasCarriedOut() {
        emulator.faults().add(Fault.status(504).afterCommit());
        assertThat(api.post("accounts", "{'name':'Committed'}").status()).isEqualTo(504);

        emulator.faults().add(Fault.status(504));
        assertThat(api.post("accounts", "{'name':'Not committed'}").status()).isEqualTo(504);

        assertThat(names()).contains("Committed").doesNotContain("Not committed");
    }

    @Test
    void aConnectionCutBeforeTheCommitLeavesNothing() {
        emulator.faults().add(Fault.cut());

        Received received = RawSocket.post(emulator, "accounts", "{\"name\":\"Cut\"}");

        assertThat(received.closed()).isTrue();
        assertThat(received.bytes()).isEmpty();
        assertThat(names()).doesNotContain("Cut");
        assertThat(emulator.journal()).containsExactly(new JournalEntry("POST", "/api/data/v9.2/accounts", 0, "cut"));
    }

    @Test
    void aConnectionCutAfterTheCommitLeavesTheRow() {
        emulator.faults().add(Fault.cut().afterCommit());

        Received received = RawSocket.post(emulator, "accounts", "{\"name\":\"Cut\"}");

        assertThat(received.closed()).isTrue();
        assertThat(received.bytes()).isEmpty();
        assertThat(names()).contains("Cut");
    }

    @Test
    void aTruncatedBodyEndsBeforeItsLengthAndClosesTheConnection() {
        emulator.faults().add(Fault.truncatedBody(20));

        Received received = RawSocket.get(emulator, "accounts");

        assertThat(received.closed()).isTrue();
        assertThat(received.body()).hasSize(20);
        assertThat(received.contentLength()).isGreaterThan(1000);
    }

    @Test
    void aTruncatedGzipHasTheRightLengthButNoEnd() throws Exception {
        emulator.faults().add(Fault.truncatedGzip());

        Received received = RawSocket.get(emulator, "accounts", "Accept-Encoding: gzip");

        assertThat(received.head()).containsIgnoringCase("Content-Encoding: gzip");
        assertThat(received.body()).hasSize(received.contentLength());
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(received.body()))) {
            assertThatThrownBy(gzip::readAllBytes).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void aContentLengthThatIsTooLargeEndsWithTheConnection() {
        emulator.faults().add(Fault.wrongLength(100_000));

        Received received = RawSocket.get(emulator, "accounts");

        assertThat(received.closed()).isTrue();
        assertThat(received.contentLength()).isEqualTo(100_000);
        assertThat(new String(received.body(), StandardCharsets.UTF_8)).endsWith("}");
    }

    @Test
    void aContentLengthThatIsTooSmallHidesTheRestOfTheBody() {
        emulator.faults().add(Fault.wrongLength(30));

        Received received = RawSocket.get(emulator, "accounts");

        assertThat(received.contentLength()).isEqualTo(30);
        assertThat(received.text()).doesNotEndWith("}");
    }

    @Test
    void aSlowDripSendsTheWholeBodyInPieces() {
        emulator.faults().add(Fault.drip(100, Duration.ofMillis(2)).path("*/accounts"));
        long began = System.nanoTime();

        Received received = RawSocket.get(emulator, "accounts");

        assertThat(received.body()).hasSize(received.contentLength());
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isGreaterThan(Duration.ofMillis(received.contentLength() / 100 * 2L - 2));
    }

    @Test
    void anAnswerMayBeLate() {
        emulator.faults().add(Fault.latency(Duration.ofMillis(150)));
        long began = System.nanoTime();

        assertThat(api.get("WhoAmI").status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(149));
    }

    @Test
    void aBlackHoleKeepsTheConnectionAndSaysNothing() {
        emulator.faults().add(Fault.blackHole());

        try (RawSocket socket = new RawSocket(emulator).patience(300)) {
            socket.send("GET", "WhoAmI", "");
            Received received = socket.receive();
            assertThat(received.closed()).isFalse();
            assertThat(received.bytes()).isEmpty();
        }
        assertThat(api.get("WhoAmI").status()).isEqualTo(200);
    }

    @Test
    void aBlackHoleEndsWhenFaultsAreCleared() {
        emulator.faults().add(Fault.blackHole());
        try (RawSocket socket = new RawSocket(emulator)) {
            socket.send("GET", "WhoAmI", "");
            await().until(() -> emulator.journal().size() == 1);

            emulator.faults().clear();
            assertEndsWithoutAnAnswer(socket);
        }
    }

    @Test
    void aResetLeavesNoThreadInABlackHole() {
        emulator.faults().add(Fault.blackHole());
        try (RawSocket socket = new RawSocket(emulator)) {
            socket.send("GET", "WhoAmI", "");
            await().until(() -> emulator.journal().size() == 1);

            emulator.reset();
            assertEndsWithoutAnAnswer(socket);
        }
        assertThat(api.get("WhoAmI").status()).isEqualTo(200);
    }

    private static void assertEndsWithoutAnAnswer(RawSocket socket) {
        Received received = socket.receive();
        assertThat(received.closed()).isTrue();
        assertThat(received.bytes()).isEmpty();
    }

    @Test
    void anEmulatorWithABlackHoleStopsAtOnce() {
        Received received;
        try (DataverseEmulator other = DataverseEmulator.builder()
                        .authentication(Authentication.OPTIONAL)
                        .start();
                RawSocket socket = new RawSocket(other)) {
            other.faults().add(Fault.blackHole());
            socket.send("GET", "WhoAmI", "");
            await().until(() -> other.faults().armed().isEmpty());
            other.close();
            received = socket.receive();
        }
        assertThat(received.closed()).isTrue();
    }

    @Test
    void aLoginPageIsHtmlWithStatus200() {
        emulator.faults().add(Fault.loginPage());

        Answer answer = api.get("accounts");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.response().body()).contains("Sign in");
    }

    @Test
    void onlyAFaultWithAnAnswerOfItsOwnHasARetryAfter() {
        Fault cut = Fault.cut();

        assertThatThrownBy(() -> cut.retryAfter("1")).isInstanceOf(IllegalStateException.class);
    }

    private List<Object> names() {
        return emulator.rows("accounts").stream().map(row -> row.get("name")).toList();
    }
}
