// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.github.cameldataverse.client.model.AuthenticationException;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.ThrottledException;
import io.github.cameldataverse.client.model.TransportException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class TokenCacheTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AtomicInteger asked = new AtomicInteger();
    private final HandClock clock = new HandClock();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void aTokenIsKeptUntilShortlyBeforeItsEnd() {
        TokenCache tokens = cache(lasting(Duration.ofHours(1)));
        AccessToken first = tokens.token(PATIENCE);
        clock.advance(Duration.ofMinutes(54));
        assertThat(tokens.token(PATIENCE)).isEqualTo(first);
        assertThat(asked).hasValue(1);
    }

    @Test
    void aTokenInItsLastFiveMinutesIsRenewedWhileEveryoneGoesOnWithIt() {
        CountDownLatch answer = new CountDownLatch(1);
        TokenCache tokens = cache(refused -> {
            AccessToken token = token(Duration.ofHours(1));
            if (asked.get() > 1) {
                awaitQuietly(answer);
            }
            return token;
        });
        AccessToken first = tokens.token(PATIENCE);
        clock.advance(Duration.ofMinutes(56));
        assertThat(tokens.token(Duration.ZERO)).isEqualTo(first);
        assertThat(tokens.token(Duration.ZERO)).isEqualTo(first);
        answer.countDown();
        await().until(() -> !tokens.token(Duration.ZERO).equals(first));
        assertThat(asked).hasValue(2);
    }

    @Test
    void aTokenThatLivesLessThanFiveMinutesIsNotRenewedOnEachCall() {
        TokenCache tokens = cache(lasting(Duration.ofMinutes(4)));
        AccessToken first = tokens.token(PATIENCE);
        clock.advance(Duration.ofSeconds(110));
        assertThat(tokens.token(PATIENCE)).isEqualTo(first);
        assertThat(asked).hasValue(1);
        clock.advance(Duration.ofSeconds(20));
        tokens.token(PATIENCE);
        await().until(() -> !tokens.token(PATIENCE).equals(first));
        assertThat(asked).hasValue(2);
    }

    @Test
    void aRejectedTokenIsNeverGivenBack() {
        TokenCache tokens = cache(lasting(Duration.ofHours(1)));
        AccessToken first = tokens.token(PATIENCE);
        tokens.reject(first);
        assertThat(tokens.token(PATIENCE)).isNotEqualTo(first);
        assertThat(asked).hasValue(2);
    }

    @Test
    void aLateRejectionOfAReplacedTokenDoesNotThrowTheNewOneAway() {
        TokenCache tokens = cache(lasting(Duration.ofHours(1)));
        AccessToken first = tokens.token(PATIENCE);
        tokens.reject(first);
        AccessToken second = tokens.token(PATIENCE);
        tokens.reject(first);
        assertThat(tokens.token(PATIENCE)).isEqualTo(second);
        clock.advance(Duration.ofMinutes(1));
        tokens.reject(second);
        tokens.reject(first);
        assertThat(tokens.token(PATIENCE)).as("the one that was rejected last").isNotEqualTo(second);
        assertThat(asked).hasValue(3);
    }

    @Test
    void fiftyThreadsWithoutATokenCauseOneLogin() throws Exception {
        CountDownLatch allIn = new CountDownLatch(50);
        TokenCache tokens = cache(refused -> {
            awaitQuietly(allIn);
            return token(Duration.ofHours(1));
        });
        List<Future<AccessToken>> results = IntStream.range(0, 50)
                .mapToObj(i -> threads.submit(() -> {
                    allIn.countDown();
                    return tokens.token(PATIENCE);
                }))
                .toList();
        for (Future<AccessToken> result : results) {
            assertThat(result.get()).isEqualTo(tokens.token(PATIENCE));
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void aSlowAuthorityHoldsACallNoLongerThanItsOwnDeadline() {
        CountDownLatch answer = new CountDownLatch(1);
        TokenCache tokens = cache(refused -> {
            awaitQuietly(answer);
            return token(Duration.ofHours(1));
        });
        assertThatThrownBy(() -> tokens.token(Duration.ofMillis(20)))
                .isInstanceOf(TransportException.class)
                .hasMessageContainingAll("deadline of the call", "20 ms");
        answer.countDown();
        assertThat(tokens.token(PATIENCE).value())
                .as("the same login, for those who wait longer")
                .isEqualTo("token-1");
        assertThat(asked).hasValue(1);
    }

    @Test
    void anAuthorityThatIsDownMattersOnlyWhenTheTokenHasEnded() {
        TokenCache tokens = cache(refused -> {
            if (asked.get() > 0) {
                throw down();
            }
            return token(Duration.ofHours(1));
        });
        AccessToken first = tokens.token(PATIENCE);
        clock.advance(Duration.ofMinutes(58));
        assertThat(tokens.token(PATIENCE)).isEqualTo(first);
        clock.advance(Duration.ofMinutes(3));
        assertThatThrownBy(() -> tokens.token(PATIENCE)).isInstanceOf(TransportException.class);
    }

    @Test
    void anAuthorityInTroubleIsAskedLessAndLessOften() {
        TokenCache tokens = cache(refused -> {
            asked.incrementAndGet();
            throw down();
        });
        IntStream.range(0, 300).forEach(second -> {
            assertThatThrownBy(() -> tokens.token(PATIENCE)).isInstanceOf(TransportException.class);
            assertThatThrownBy(() -> tokens.token(PATIENCE)).isInstanceOf(TransportException.class);
            clock.advance(Duration.ofSeconds(1));
        });
        assertThat(asked).as("in five minutes, with two calls a second").hasValueBetween(8, 12);
    }

    @Test
    void anAuthorityThatAsksToWaitIsNotAskedBefore() {
        ThrottledException busy = new ThrottledException("busy", ErrorDetails.NONE, Duration.ofMinutes(2));
        TokenCache tokens = cache(refused -> {
            asked.incrementAndGet();
            throw new TransportException("down", ErrorDetails.NONE, busy);
        });
        assertThatThrownBy(() -> tokens.token(PATIENCE)).isInstanceOf(TransportException.class);
        clock.advance(Duration.ofSeconds(119));
        assertThatThrownBy(() -> tokens.token(PATIENCE)).isInstanceOf(TransportException.class);
        assertThat(asked).hasValue(1);
        clock.advance(Duration.ofSeconds(2));
        assertThatThrownBy(() -> tokens.token(PATIENCE)).isInstanceOf(TransportException.class);
        assertThat(asked).hasValue(2);
    }

    @Test
    void tokensThatKeepBeingRefusedAreAskedForLessAndLessOften() {
        TokenCache tokens = cache(lasting(Duration.ofHours(1)));
        AtomicInteger unsent = new AtomicInteger();
        IntStream.range(0, 600).forEach(half -> {
            try {
                tokens.reject(tokens.token(PATIENCE));
            } catch (AuthenticationException resting) {
                assertThat(resting).hasMessageContainingAll("refused", "environment-url");
                unsent.incrementAndGet();
            }
            clock.advance(Duration.ofMillis(500));
        });
        assertThat(asked).as("in five minutes, with two calls a second").hasValueBetween(8, 14);
        assertThat(unsent.get() + asked.get()).isEqualTo(600);
    }

    @Test
    void aTokenThatIsRefusedAfterAWhileIsReplacedAtOnce() {
        TokenCache tokens = cache(lasting(Duration.ofHours(1)));
        for (int i = 1; i <= 20; i++) {
            tokens.reject(tokens.token(PATIENCE));
            tokens.token(PATIENCE);
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(asked).hasValue(21);
    }

    @Test
    void aTokenThatIsRefusedWhileItIsRenewedIsNotGivenBackThoughTheSourceHasItStill() {
        CountDownLatch answer = new CountDownLatch(1);
        AccessToken kept = token(Duration.ofHours(1));
        TokenCache tokens = cache(refused -> {
            if (asked.incrementAndGet() == 3) {
                awaitQuietly(answer);
            }
            return refused == null ? kept : token(Duration.ofHours(1));
        });
        assertThat(tokens.token(PATIENCE)).isEqualTo(kept);
        clock.advance(Duration.ofMinutes(56));
        tokens.token(PATIENCE);
        await().until(() -> asked.get() == 3);
        tokens.reject(kept);
        answer.countDown();
        assertThat(tokens.token(PATIENCE)).isNotEqualTo(kept);
    }

    @Test
    void aRefusedTokenIsNamedToTheSourceUntilItIsReplaced() {
        List<Optional<AccessToken>> named = new CopyOnWriteArrayList<>();
        TokenCache tokens = cache(refused -> {
            named.add(Optional.ofNullable(refused));
            return token(Duration.ofHours(1));
        });
        AccessToken first = tokens.token(PATIENCE);
        tokens.reject(first);
        AccessToken second = tokens.token(PATIENCE);
        clock.advance(Duration.ofMinutes(58));
        await().until(() -> !tokens.token(PATIENCE).equals(second));
        assertThat(named).containsExactly(Optional.empty(), Optional.of(first), Optional.empty());
    }

    @Test
    void aCacheOfAClosedConnectionSaysSo() {
        TokenCache tokens = cache(lasting(Duration.ofHours(1)));
        threads.shutdownNow();
        assertThatThrownBy(() -> tokens.token(PATIENCE))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("the connection is closed");
    }

    @Test
    void aSourceThatBreaksIsNotWaitedForForever() {
        TokenCache tokens = cache(refused -> {
            throw new LinkageError("missing class");
        });
        assertThatThrownBy(() -> tokens.token(PATIENCE))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("LinkageError")
                .hasMessageNotContaining("missing class")
                .hasRootCauseMessage("missing class");
    }

    @Test
    void noTextFormHoldsTheToken() {
        assertThat(new AccessToken("s3cret", Instant.EPOCH)).asString().doesNotContain("s3cret");
        assertThat(new SecretCredential("s3cret")).asString().doesNotContain("s3cret");
    }

    private TokenCache cache(TokenSource origin) {
        return new TokenCache(origin, threads, clock);
    }

    private TokenSource lasting(Duration life) {
        return rejected -> token(life);
    }

    private AccessToken token(Duration life) {
        return new AccessToken(
                "token-" + asked.incrementAndGet(), clock.instant().plus(life));
    }

    private static TransportException down() {
        return new TransportException("down", ErrorDetails.NONE, null);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Goes on when it is told to. */
    private static final class HandClock extends Clock {
        private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void advance(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
