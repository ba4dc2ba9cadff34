// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.TransportException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CachedTokenSourceTest {
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void aTokenIsKeptUntilShortlyBeforeItsEnd() {
        TokenSource tokens = new CachedTokenSource(lasting(Duration.ofHours(1)));
        assertThat(tokens.token(null)).isEqualTo(tokens.token(null));
        assertThat(asked).hasValue(1);
    }

    @Test
    void aTokenInItsLastFiveMinutesIsRenewed() {
        TokenSource tokens = new CachedTokenSource(lasting(Duration.ofMinutes(4)));
        assertThat(tokens.token(null)).isNotEqualTo(tokens.token(null));
    }

    @Test
    void aRejectedTokenIsNeverGivenBack() {
        TokenSource tokens = new CachedTokenSource(lasting(Duration.ofHours(1)));
        AccessToken first = tokens.token(null);
        AccessToken second = tokens.token(first);
        assertThat(second).isNotEqualTo(first);
        assertThat(tokens.token(first)).isEqualTo(second);
        assertThat(asked).hasValue(2);
    }

    @Test
    void manyThreadsCauseOneRequest() throws Exception {
        CountDownLatch allIn = new CountDownLatch(16);
        TokenSource tokens = new CachedTokenSource(lasting(Duration.ofHours(1)));
        ExecutorService pool = Executors.newFixedThreadPool(16);
        try {
            List<Future<AccessToken>> results = IntStream.range(0, 16)
                    .mapToObj(i -> pool.submit(() -> {
                        allIn.countDown();
                        allIn.await();
                        return tokens.token(null);
                    }))
                    .toList();
            for (Future<AccessToken> result : results) {
                assertThat(result.get()).isEqualTo(tokens.token(null));
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void anAuthorityThatIsDownMattersOnlyWhenTheTokenHasEnded() {
        TokenSource tokens = new CachedTokenSource(rejected -> {
            if (asked.incrementAndGet() > 1) {
                throw new TransportException("down", ErrorDetails.NONE, null);
            }
            return new AccessToken("t", Instant.now().plusSeconds(60));
        });
        AccessToken first = tokens.token(null);
        assertThat(tokens.token(null)).isEqualTo(first);
        assertThat(asked).hasValue(2);
        assertThatThrownBy(() -> tokens.token(first)).isInstanceOf(TransportException.class);
    }

    @Test
    void noTextFormHoldsTheToken() {
        assertThat(new AccessToken("s3cret", Instant.EPOCH)).asString().doesNotContain("s3cret");
        assertThat(new SecretCredential("s3cret")).asString().doesNotContain("s3cret");
    }

    private TokenSource lasting(Duration life) {
        return rejected -> new AccessToken(
                "token-" + asked.incrementAndGet(), Instant.now().plus(life));
    }
}
