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

class FlowControllerTest {
    @Test
    void aFreedPermitGoesToWhoeverWaits() throws Exception {
        FlowController flow = new FlowController(1);
        FlowController.Permit first = flow.acquire(call(20_000));
        CompletableFuture<FlowController.Permit> second =
                CompletableFuture.supplyAsync(() -> flow.acquire(call(20_000)));
        assertThat(second).isNotDone();
        first.close();
        assertThat(second.get(10, TimeUnit.SECONDS)).isNotNull();
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
