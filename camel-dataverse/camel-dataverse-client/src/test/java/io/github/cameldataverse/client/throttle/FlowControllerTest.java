// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.throttle;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.github.cameldataverse.client.http.Deadline;
import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.http.HttpReply;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.ServiceLimit;
import io.github.cameldataverse.client.model.ThrottledException;
import io.github.cameldataverse.client.model.TransportException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class FlowControllerTest {
    @Test
    void aFreedPermitGoesToWhoeverWaits() throws Exception {
        FlowController flow = new FlowController(1);
        FlowController.Permit first = flow.acquire(call(20_000));
        Waiter second = new Waiter(flow, 20_000);
        second.awaitWaiting();
        first.close();
        assertThat(second.permit.get(10, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void aWaiterThatGivesUpStrandsNobody() throws Exception {
        FlowController flow = new FlowController(1);
        FlowController.Permit first = flow.acquire(call(20_000));
        Waiter impatient = new Waiter(flow, 1000);
        Waiter patient = new Waiter(flow, 60_000);
        impatient.awaitWaiting();
        patient.awaitWaiting();
        flow.closeGate(Duration.ofMillis(1500), null);
        first.close();
        assertThat(patient.permit.get(20, TimeUnit.SECONDS)).isNotNull();
        assertThat(impatient.permit).isCompletedExceptionally();
    }

    /** Somebody who asks for a permit in a thread of his own. */
    private static final class Waiter {
        private final CompletableFuture<FlowController.Permit> permit = new CompletableFuture<>();
        private final Thread thread;

        Waiter(FlowController flow, long millis) {
            thread = new Thread(() -> {
                try {
                    permit.complete(flow.acquire(call(millis)));
                } catch (RuntimeException refused) {
                    permit.completeExceptionally(refused);
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        void awaitWaiting() {
            await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        }
    }

    @Test
    void aPermitClosedTwiceIsGivenBackOnce() {
        FlowController flow = new FlowController(1);
        FlowController.Permit permit = flow.acquire(call(1000));
        permit.close();
        permit.close();
        flow.acquire(call(1000));
        assertThatThrownBy(() -> flow.acquire(call(20)))
                .isInstanceOf(ThrottledException.class)
                .hasMessageContaining("all 1 permits");
    }

    @Test
    void nobodyPassesWhileTheGateIsClosed() {
        FlowController flow = new FlowController(0);
        long start = System.nanoTime();
        flow.closeGate(Duration.ofMillis(150), null);
        flow.acquire(call(20_000)).close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
    }

    @Test
    void aGateThatOpensAfterTheDeadlineIsNotWaitedFor() {
        FlowController flow = new FlowController(0);
        flow.closeGate(Duration.ofHours(1), null);
        assertThatThrownBy(() -> flow.acquire(call(20_000)))
                .isInstanceOfSatisfying(ThrottledException.class, error -> assertThat(error.retryAfter())
                        .hasValueSatisfying(wait -> assertThat(wait).isGreaterThan(Duration.ofMinutes(59))));
    }

    @Test
    void aShorterRetryAfterDoesNotOpenTheGateEarlier() {
        FlowController flow = new FlowController(0);
        flow.closeGate(Duration.ofHours(1), null);
        flow.closeGate(Duration.ofMillis(1), null);
        assertThatThrownBy(() -> flow.acquire(call(1000))).isInstanceOf(ThrottledException.class);
    }

    @Test
    void whoeverAClosedGateHoldsBackIsToldTheLimitAndTheTime() {
        AtomicLong now = new AtomicLong();
        FlowController flow = new FlowController(0, now::get);
        flow.closeGate(Duration.ofMinutes(5), "0x80072321");
        now.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThatThrownBy(() -> flow.acquire(call(20_000))).isInstanceOfSatisfying(ThrottledException.class, error -> {
            assertThat(error.limit()).isEqualTo(ServiceLimit.EXECUTION_TIME);
            assertThat(error.retryAfter()).contains(Duration.ofMinutes(4));
            assertThat(error.status()).isEqualTo(429);
        });
        now.addAndGet(Duration.ofMinutes(4).toNanos());
        flow.acquire(call(1000)).close();
    }

    @Test
    void aRefusalThatCarriesItsCodeClosesTheGateWithIt() {
        FlowController flow = new FlowController(0);
        FlowControlInterceptor interceptor = new FlowControlInterceptor(flow);
        byte[] body = "{\"error\":{\"code\":\"0x80072326\",\"message\":\"too many\"}}".getBytes(StandardCharsets.UTF_8);
        HttpReply reply =
                interceptor.intercept(call(1000), call -> new HttpReply(429, Map.of("Retry-After", "3600"), body));
        assertThat(reply.body()).hasBinaryContent(body);
        assertThatThrownBy(() -> flow.acquire(call(1000)))
                .isInstanceOfSatisfying(ThrottledException.class, error -> assertThat(error.limit())
                        .isEqualTo(ServiceLimit.CONCURRENCY));
    }

    @Test
    void noPermitLeaksWhereverACallFails() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            FlowController flow = new FlowController(3);
            FlowControlInterceptor interceptor = new FlowControlInterceptor(flow);
            for (int i = 0; i < 200; i++) {
                callThatMayFail(interceptor, random);
            }
            for (int i = 0; i < 3; i++) {
                assertThat(flow.acquire(call(50))).as("seed " + seed).isNotNull();
            }
        }
    }

    /** Fails before the answer, in it, while it is read, when it is closed, or not at all. */
    private static void callThatMayFail(FlowControlInterceptor interceptor, Random random) {
        int how = random.nextInt(8);
        try (HttpReply reply = interceptor.intercept(call(2000), call -> answer(how))) {
            if (how == 5) {
                reply.stall();
                reply.resume();
            } else if (how == 6) {
                reply.abort();
                throw new IllegalStateException("the reader breaks");
            }
            reply.body().readAllBytes();
        } catch (IOException | RuntimeException | LinkageError failed) {
            assertThat(how).isIn(0, 1, 3, 4, 6);
        }
    }

    private static HttpReply answer(int how) {
        return switch (how) {
            case 0 -> throw new TransportException("no answer", ErrorDetails.NONE, null);
            case 1 -> throw new LinkageError("a class is missing");
            case 2 -> new HttpReply(503, Map.of(), new byte[0]);
            case 3 -> new HttpReply(200, Map.of(), broken(), () -> {});
            case 4 ->
                new HttpReply(200, Map.of(), InputStream.nullInputStream(), () -> {
                    throw new IllegalStateException("closing breaks");
                });
            default -> new HttpReply(200, Map.of(), new byte[100]);
        };
    }

    private static InputStream broken() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("cut");
            }
        };
    }

    private static HttpCall call(long millis) {
        return HttpCall.of("GET", URI.create("http://localhost/")).by(Deadline.in(Duration.ofMillis(millis)));
    }
}
