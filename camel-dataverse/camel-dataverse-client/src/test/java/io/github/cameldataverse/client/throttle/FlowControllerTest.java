// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.throttle;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.cameldataverse.client.http.Deadline;
import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.model.ThrottledException;
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
        flow.closeGate(Duration.ofMillis(1500));
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
        flow.closeGate(Duration.ofMillis(150));
        flow.acquire(call(20_000)).close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
    }

    @Test
    void aGateThatOpensAfterTheDeadlineIsNotWaitedFor() {
        FlowController flow = new FlowController(0);
        flow.closeGate(Duration.ofHours(1));
        assertThatThrownBy(() -> flow.acquire(call(20_000)))
                .isInstanceOfSatisfying(ThrottledException.class, error -> assertThat(error.retryAfter())
                        .hasValueSatisfying(wait -> assertThat(wait).isGreaterThan(Duration.ofMinutes(59))));
    }

    @Test
    void aShorterRetryAfterDoesNotOpenTheGateEarlier() {
        FlowController flow = new FlowController(0);
        flow.closeGate(Duration.ofHours(1));
        flow.closeGate(Duration.ofMillis(1));
        assertThatThrownBy(() -> flow.acquire(call(1000))).isInstanceOf(ThrottledException.class);
    }

    private static HttpCall call(long millis) {
        return HttpCall.of("GET", URI.create("http://localhost/")).by(Deadline.in(Duration.ofMillis(millis)));
    }
}
