// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;

import io.github.cameldataverse.emulator.Caller.Answer;
import io.github.cameldataverse.emulator.fault.Limits;
import io.github.cameldataverse.emulator.fault.Limits.Cost;
import io.github.cameldataverse.emulator.fault.Limits.Quota;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** What fails inside the emulator is answered, journaled, and takes nothing with it. The clock is what fails here. */
class InnerFailureTest {

    private static final Failing CLOCK = new Failing();

    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR = DataverseEmulatorExtension.builder()
            .authentication(Authentication.OPTIONAL)
            .clock(CLOCK)
            .build();

    private DataverseEmulator emulator;
    private Caller api;

    @BeforeEach
    void open() {
        emulator = EMULATOR.emulator();
        api = new Caller(emulator);
    }

    @AfterEach
    void mend() {
        CLOCK.failure = null;
    }

    @Test
    void anErrorIsAnswered500AndJournaled() {
        CLOCK.failure = () -> {
            throw new StackOverflowError("made by a test");
        };

        assertFails("accounts?$filter=name%20eq%20'x'");
    }

    @Test
    void anExceptionInTheLimitsIsAnswered500AndJournaled() {
        emulator.limits(Limits.DOCUMENTED);
        CLOCK.failure = () -> {
            throw new IllegalStateException("made by a test");
        };

        assertFails("WhoAmI");
    }

    @Test
    void aRequestThatFailsGivesItsPlaceBack() {
        emulator.limits(Limits.OFF.with(new Quota(0, 0, 2, 300)));
        CLOCK.failure = () -> {
            if (StackWalker.getInstance()
                    .walk(frames ->
                            frames.anyMatch(frame -> frame.getMethodName().equals("filter")))) {
                throw new StackOverflowError("made by a test");
            }
            return Instant.EPOCH;
        };

        assertFails("accounts?$filter=name%20eq%20'x'");
        assertFails("accounts?$filter=name%20eq%20'x'");
        CLOCK.failure = null;
        assertThat(api.get("WhoAmI").status()).isEqualTo(200);
    }

    @Test
    void executionTimesBeyondEveryNumberCountAsTheLargest() {
        emulator.limits(Limits.OFF.with(new Quota(0, Long.MAX_VALUE, 0, 300)).with(new Cost(1, Long.MAX_VALUE, false)));

        for (int i = 0; i < 5; i++) {
            Answer answer = api.get("systemusers");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("x-ms-ratelimit-time-remaining-xrm-requests"))
                    .doesNotStartWith("-");
        }
        emulator.limits(Limits.OFF.with(new Quota(0, 1000, 0, 300)).with(new Cost(1, Long.MAX_VALUE, false)));
        assertThat(api.get("systemusers").status()).isEqualTo(200);
        assertThat(api.get("systemusers").status()).isEqualTo(429);
    }

    private void assertFails(String path) {
        int before = emulator.journal().size();
        Answer answer = api.get(path);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.code()).isEqualTo("0x80040216");
        assertThat(emulator.journal()).hasSize(before + 1).last().satisfies(entry -> assertThat(entry.status())
                .isEqualTo(500));
    }

    private static final class Failing extends Clock {

        private volatile Supplier<Instant> failure;

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
            Supplier<Instant> supplier = failure;
            return supplier == null ? Instant.EPOCH.plus(Duration.ofDays(20_000)) : supplier.get();
        }
    }
}
