// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fault;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

import io.github.cameldataverse.emulator.call.HttpMessage;
import io.github.cameldataverse.emulator.call.Reply;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Where any token is good every token is a user, so the windows of those that never come back must not stay. */
class ServiceProtectionWindowsTest {

    private static final HttpMessage MESSAGE =
            new HttpMessage("GET", URI.create("http://127.0.0.1/api/data/v9.2/WhoAmI"), Map.of(), new byte[0]);

    private final AdjustableClock clock = new AdjustableClock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    private final ServiceProtection protection = new ServiceProtection(clock);

    @Test
    void windowsWithoutRequestsAreClearedAway() {
        protection.limit(Limits.DOCUMENTED);
        for (int i = 0; i < 50; i++) {
            request("user " + i).end().reached(true);
        }
        Delivery open = request("still running");
        assertThat(protection.windows()).isEqualTo(51);

        clock.set(ClockSetting.offset(Duration.ofSeconds(301)));
        request("late").end().reached(true);

        assertThat(protection.windows()).as("the one that runs and the last").isEqualTo(2);
        open.end().reached(true);
    }

    private Delivery request(String user) {
        return protection.protect(MESSAGE, user, Reply::noContent);
    }
}
