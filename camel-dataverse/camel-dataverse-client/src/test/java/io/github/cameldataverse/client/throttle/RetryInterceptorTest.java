// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.throttle;

import java.net.URI;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

import io.github.cameldataverse.client.http.Deadline;
import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.http.HttpReply;
import io.github.cameldataverse.client.http.Interceptor;
import io.github.cameldataverse.client.model.AmbiguousOutcomeException;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.TransportException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RetryInterceptorTest {
    private static final URI URL = URI.create("http://localhost/api/data/v9.2/accounts");

    private final RetryInterceptor retry =
            new RetryInterceptor(new RetryPolicy(3, Duration.ofMillis(2), Duration.ofMillis(4)));
    private final Deque<Supplier<HttpReply>> answers = new ArrayDeque<>();
    private int attempts;

    private final Interceptor.Chain chain = call -> {
        attempts++;
        return answers.remove().get();
    };

    @Test
    void aReadIsTriedAgainAfter503() {
        given(503, 502, 200);
        assertThat(retry.intercept(get(), chain).status()).isEqualTo(200);
        assertThat(attempts).isEqualTo(3);
    }

    @Test
    void attemptsAreBounded() {
        given(503, 503, 503, 503);
        assertThat(retry.intercept(get(), chain).status()).isEqualTo(503);
        assertThat(attempts).isEqualTo(3);
    }

    @Test
    void aCreateIsNotRepeatedAfter503() {
        given(503, 204);
        assertThat(retry.intercept(call("POST"), chain).status()).isEqualTo(503);
        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void aCreateIsRepeatedAfter429ForTheServiceHasNotBegun() {
        given(429, 429, 429, 429, 204);
        assertThat(retry.intercept(call("POST"), chain).status()).isEqualTo(204);
    }

    @Test
    void a429WhoseWaitTheDeadlineDoesNotAllowIsHandedOn() {
        answers.add(() -> reply(429, Map.of("Retry-After", "3600")));
        assertThat(retry.intercept(get(), chain).status()).isEqualTo(429);
        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void aRefusedTokenIsRenewedOnce() {
        given(401, 401, 200);
        assertThat(retry.intercept(get(), chain).status()).isEqualTo(401);
        assertThat(attempts).isEqualTo(2);
    }

    @Test
    void aReadWithoutAnswerIsTriedAgain() {
        answers.add(() -> {
            throw new TransportException("cut", ErrorDetails.NONE, null);
        });
        given(200);
        assertThat(retry.intercept(get(), chain).status()).isEqualTo(200);
    }

    @Test
    void aServerThatIsNotTrustedIsNotAskedAgain() {
        answers.add(() -> {
            throw new TransportException("untrusted", ErrorDetails.NONE, new CertificateException("no path"));
        });
        assertThatThrownBy(() -> retry.intercept(get(), chain)).isInstanceOf(TransportException.class);
        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void aWriteThatWasProvablyNotCarriedOutIsTriedAgain() {
        answers.add(() -> {
            throw new TransportException("the connection was refused", ErrorDetails.NONE, null);
        });
        given(204);
        assertThat(retry.intercept(call("POST"), chain).status()).isEqualTo(204);
    }

    @Test
    void aClosedConnectionIsNotTriedAgain() {
        answers.add(() -> {
            throw new TransportException("closed", ErrorDetails.NONE, new RejectedExecutionException());
        });
        assertThatThrownBy(() -> retry.intercept(get(), chain)).isInstanceOf(TransportException.class);
        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void anAmbiguousWriteIsNeverRepeated() {
        answers.add(() -> {
            throw new AmbiguousOutcomeException("cut", ErrorDetails.NONE, null);
        });
        assertThatThrownBy(() -> retry.intercept(call("POST"), chain)).isInstanceOf(AmbiguousOutcomeException.class);
        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void ofTheWritesOnlyAnUpdateOfARowThatMustExistIsRepeatable() {
        assertThat(call("PATCH").isRepeatable()).as("an upsert").isFalse();
        assertThat(call("PATCH").withHeader("If-Match", "*").isRepeatable()).isTrue();
        assertThat(call("PATCH").withHeader("If-Match", "W/\"1\"").isRepeatable())
                .isFalse();
        assertThat(call("PATCH").withHeader("If-None-Match", "*").isRepeatable())
                .isFalse();
        assertThat(call("DELETE").isRepeatable()).isFalse();
    }

    private void given(int... statuses) {
        for (int status : statuses) {
            answers.add(() -> reply(status, Map.of()));
        }
    }

    private static HttpReply reply(int status, Map<String, String> headers) {
        return new HttpReply(status, headers, new byte[0]);
    }

    private static HttpCall get() {
        return call("GET");
    }

    private static HttpCall call(String method) {
        return HttpCall.of(method, URL).by(Deadline.in(Duration.ofSeconds(20)));
    }

    /** The values of the header as the service, proxies and accidents send it. */
    @Test
    void retryAfterIsReadAsSecondsOrDateAndElseIgnored() {
        assertThat(reply(429, Map.of("retry-after", "7")).retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(reply(429, Map.of("Retry-After", "Tue, 31 Dec 2999 23:59:59 GMT"))
                        .retryAfter())
                .hasValueSatisfying(wait -> assertThat(wait).isGreaterThan(Duration.ofDays(300_000)));
        for (String nonsense : List.of("0", "-5", "soon", "", "Fri, 31 Dec 1999 23:59:59 GMT")) {
            assertThat(reply(429, Map.of("Retry-After", nonsense)).retryAfter()).isEmpty();
        }
    }
}
