// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.http;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class CutTest {
    private final ScheduledExecutorService scissors = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger cuts = new AtomicInteger();

    @AfterEach
    void stop() {
        scissors.shutdownNow();
    }

    @Test
    void theTimeOfAPauseDoesNotCountAndRunsOnAfterIt() {
        Cut cut = new Cut(scissors, Duration.ofMillis(200), cuts::incrementAndGet);
        cut.pause();
        await().during(Duration.ofMillis(400)).until(() -> cuts.get() == 0);
        cut.resume();
        await().until(() -> cuts.get() == 1);
        assertThat(cut.isDone()).isTrue();
    }

    @Test
    void whatHasEndedIsNotCutAnyMore() {
        Cut cut = new Cut(scissors, Duration.ofMillis(100), cuts::incrementAndGet);
        cut.end();
        cut.resume();
        await().during(Duration.ofMillis(300)).until(() -> cuts.get() == 0);
        assertThat(cut.isDone()).isFalse();
    }

    @Test
    void whatGoesOnAfterItsConnectionWasClosedIsCutAtOnce() {
        Cut cut = new Cut(scissors, Duration.ofMinutes(1), cuts::incrementAndGet);
        cut.pause();
        scissors.shutdownNow();
        cut.resume();
        assertThat(cuts).hasValue(1);
    }
}
