// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import io.github.cameldataverse.emulator.Caller.Answer;
import io.github.cameldataverse.emulator.fault.Fault;
import io.github.cameldataverse.emulator.fault.Limits;
import io.github.cameldataverse.emulator.fault.Limits.Cost;
import io.github.cameldataverse.emulator.fault.Limits.Quota;
import io.github.cameldataverse.emulator.fault.Limits.Servers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** 429 has three different codes; limits are per user and per server; the affinity cookie binds to one server. */
@Timeout(60)
class ServiceProtectionTest {

    private static final SettableClock CLOCK =
            new SettableClock(Clock.systemUTC().instant());

    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR = DataverseEmulatorExtension.builder()
            .authentication(Authentication.OPTIONAL)
            .seed(Seed.DEMO)
            .clock(CLOCK)
            .build();

    private DataverseEmulator emulator;
    private Caller api;

    @BeforeEach
    void open() {
        emulator = EMULATOR.emulator();
        api = new Caller(emulator);
    }

    @Test
    void nothingIsLimitedByDefault() {
        Answer answer = api.get("WhoAmI");

        assertThat(answer.response().headers().map()).doesNotContainKeys("x-ms-dop-hint", "set-cookie");
    }

    @Test
    void tooManyRequestsAreRefusedUntilTheWindowHasMoved() {
        emulator.limits(Limits.OFF.with(new Quota(3, 0, 0, 300)));
        assertThat(statuses(3)).containsOnly(200);
        CLOCK.advance(Duration.ofSeconds(100));

        Answer refused = api.get("WhoAmI");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("0x80072322");
        assertThat(refused.message())
                .isEqualTo("Number of requests exceeded the limit of 3 over time window of 300 seconds.");
        assertThat(refused.header("Retry-After")).isEqualTo("200");
        CLOCK.advance(Duration.ofSeconds(199));
        assertThat(api.get("WhoAmI").header("Retry-After")).isEqualTo("1");
        CLOCK.advance(Duration.ofSeconds(1));
        assertThat(statuses(4)).containsExactly(200, 200, 200, 429);
    }

    @Test
    void tooMuchExecutionTimeIsRefusedUntilEnoughOfItHasLeftTheWindow() {
        emulator.limits(Limits.OFF.with(new Quota(0, 1_200_000, 0, 300)).with(new Cost(200_000, 100_000, false)));
        // four accounts: 600 s; one row: 300 s
        assertThat(api.get("accounts").header("x-ms-ratelimit-time-remaining-xrm-requests"))
                .isEqualTo("600.00");
        CLOCK.advance(Duration.ofSeconds(50));
        assertThat(statuses(2)).containsOnly(200);

        Answer refused = api.get("WhoAmI");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("0x80072321");
        assertThat(refused.message())
                .isEqualTo("Combined execution time of incoming requests exceeded limit of 1,200,000  milliseconds"
                        + " over time window of 300 seconds. Decrease number of concurrent requests or reduce the"
                        + " duration of requests and try again later.");
        assertThat(refused.header("Retry-After")).isEqualTo("250");
        CLOCK.advance(Duration.ofSeconds(250));
        assertThat(api.get("WhoAmI").status()).isEqualTo(200);
    }

    @Test
    void fiftyOneRequestsRunAtOnceAndTheFiftySecondIsRefused() {
        emulator.limits(Limits.DOCUMENTED);
        // so slow an answer that all of them are under way at the same time
        emulator.faults()
                .add(Fault.drip(1, Duration.ofMillis(500)).path("*/WhoAmI").times(51));
        List<RawSocket> running = new ArrayList<>();
        try {
            for (int i = 0; i < 51; i++) {
                RawSocket socket = new RawSocket(emulator);
                running.add(socket);
                socket.send("GET", "WhoAmI", "");
            }
            await().until(() -> emulator.journal().size() == 51);
            assertThat(emulator.journal()).allMatch(entry -> entry.status() == 200);

            Answer refused = api.get("accounts");

            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.code()).isEqualTo("0x80072326");
            assertThat(refused.message()).isEqualTo("Number of concurrent requests exceeded the limit of 52.");
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            assertThat(api.get("accounts", "Authorization", "Bearer another-user")
                            .status())
                    .isEqualTo(200);
            running.remove(0).close();
            await().untilAsserted(() -> assertThat(api.get("accounts").status()).isEqualTo(200));
        } finally {
            running.forEach(RawSocket::close);
        }
    }

    @Test
    void headersTellWhatIsLeft() {
        emulator.limits(Limits.DOCUMENTED.with(new Servers(1, 17, 1)).with(new Cost(500, 0, false)));

        Answer answer = api.get("WhoAmI");

        assertThat(answer.header("x-ms-dop-hint")).isEqualTo("17");
        assertThat(answer.header("x-ms-ratelimit-burst-remaining-xrm-requests")).isEqualTo("5999");
        assertThat(answer.header("x-ms-ratelimit-time-remaining-xrm-requests")).isEqualTo("1,199.50");
    }

    @Test
    void retryAfterCanBeFixed() {
        emulator.limits(Limits.OFF.with(new Quota(1, 0, 0, 300)).withRetryAfter(42));
        api.get("WhoAmI");

        assertThat(api.get("WhoAmI").header("Retry-After")).isEqualTo("42");
    }

    @Test
    void limitsAreForEachUser() {
        emulator.limits(Limits.OFF.with(new Quota(1, 0, 0, 300)));

        assertThat(api.get("WhoAmI", "Authorization", "Bearer one").status()).isEqualTo(200);
        assertThat(api.get("WhoAmI", "Authorization", "Bearer one").status()).isEqualTo(429);
        assertThat(api.get("WhoAmI", "Authorization", "Bearer two").status()).isEqualTo(200);
    }

    @Test
    void limitsAreForEachServerAndTheAffinityCookieBindsToOne() {
        emulator.limits(Limits.OFF.with(new Quota(10, 0, 0, 300)).with(new Servers(3, 4, 7)));
        String cookie = api.get("WhoAmI").header("Set-Cookie").replaceFirst(";.*", "");
        assertThat(cookie).matches("ARRAffinity=server[012]");

        List<Answer> bound = IntStream.range(0, 9)
                .mapToObj(i -> api.get("WhoAmI", "Cookie", cookie))
                .toList();

        assertThat(bound).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Set-Cookie")).isEmpty();
        });
        assertThat(api.get("WhoAmI", "Cookie", cookie).status()).isEqualTo(429);
        // without the cookie the other two servers still answer: three times as much goes through
        Set<String> servers = new HashSet<>();
        int answered = 0;
        for (int i = 0; i < 100; i++) {
            Answer answer = api.get("WhoAmI");
            servers.add(answer.header("Set-Cookie"));
            answered += answer.status() == 200 ? 1 : 0;
        }
        assertThat(servers).hasSize(3);
        assertThat(answered).isEqualTo(20);
    }

    @Test
    void theWayToTheServersRepeatsWithTheSeed() {
        List<String> first = routing();

        assertThat(routing()).isEqualTo(first);
        assertThat(new HashSet<>(first)).hasSizeGreaterThan(1);
    }

    @Test
    void simulatedTimeIsWaitedForOnlyWhenAsked() {
        emulator.limits(Limits.OFF.with(new Cost(120, 0, true)));
        long began = System.nanoTime();

        api.get("WhoAmI");

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(119));
    }

    private List<String> routing() {
        emulator.limits(Limits.OFF.with(new Servers(4, 4, 99)));
        return IntStream.range(0, 20)
                .mapToObj(i -> api.get("WhoAmI").header("Set-Cookie"))
                .toList();
    }

    private List<Integer> statuses(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> api.get("WhoAmI").status())
                .toList();
    }
}
