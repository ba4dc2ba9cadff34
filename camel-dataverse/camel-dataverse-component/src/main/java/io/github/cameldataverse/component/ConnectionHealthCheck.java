// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.cameldataverse.client.DataverseClient;
import io.github.cameldataverse.client.check.CheckStep;
import io.github.cameldataverse.client.check.ConnectionCheck;
import io.github.cameldataverse.client.check.ConnectionReport;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Readiness of a connection: whether there is a token, and Dataverse says who we are; where not, the reason code of the
 * connection test. Asks at most once in 30 seconds, never twice at a time, whoever wants to know, and nobody waits longer than
 * 10 seconds. What it tells holds no secret.
 */
final class ConnectionHealthCheck implements HealthCheck {
    static final Duration FRESH = Duration.ofSeconds(30);
    private static final Duration WAIT = Duration.ofSeconds(10);

    private final DataverseClient client;
    private final Executor executor;
    private final Clock clock;
    private final Duration wait;
    private boolean enabled = true;
    private @Nullable CompletableFuture<Answer> answer;

    /** A check of the client's connection, which calls in a thread of the executor. */
    ConnectionHealthCheck(DataverseClient client, Executor executor) {
        this(client, executor, Clock.systemUTC(), WAIT);
    }

    ConnectionHealthCheck(DataverseClient client, Executor executor, Clock clock, Duration wait) {
        this.client = client;
        this.executor = executor;
        this.clock = clock;
        this.wait = wait;
    }

    /**
     * What became of a probe.
     *
     * @param at when it was done
     * @param report what it found
     */
    private record Answer(Instant at, ConnectionReport report) {}

    @Override
    public String getGroup() {
        return "dataverse";
    }

    @Override
    public String getId() {
        return "dataverse-" + client.connection().name();
    }

    @Override
    public boolean isLiveness() {
        return false; // a restart mends no connection
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    @Override
    public Result call(Map<String, Object> options) {
        HealthCheckResultBuilder result = HealthCheckResultBuilder.on(this)
                .detail("connection", client.connection().name())
                .detail("environmentUrl", client.connection().environmentUrl().toString());
        if (!enabled) {
            return result.message("Disabled")
                    .detail(CHECK_ENABLED, false)
                    .unknown()
                    .build();
        }
        try {
            return tell(result, latest().get(wait.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException slow) {
            return result.message("Dataverse has not answered within " + wait.toSeconds() + " seconds")
                    .down()
                    .build();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return result.message("The check was interrupted").unknown().build();
        } catch (ExecutionException broken) {
            return result.message(String.valueOf(broken.getCause())).down().build();
        }
    }

    private static Result tell(HealthCheckResultBuilder result, Answer answer) {
        Optional<CheckStep> failure = answer.report().failure();
        if (failure.isEmpty()) {
            return result.up().build();
        }
        CheckStep step = failure.get();
        return result.detail("step", step.name().name())
                .detail("reason", String.valueOf(step.reason()))
                .message(step.message())
                .down()
                .build();
    }

    private synchronized CompletableFuture<Answer> latest() {
        CompletableFuture<Answer> last = answer;
        boolean isUsable = last != null
                && (!last.isDone()
                        || !last.isCompletedExceptionally()
                                && clock.instant().isBefore(last.join().at().plus(FRESH)));
        if (last != null && isUsable) {
            return last;
        }
        CompletableFuture<Answer> next = CompletableFuture.supplyAsync(this::ask, executor);
        answer = next;
        return next;
    }

    private Answer ask() {
        ConnectionReport report = ConnectionCheck.brief(client.connection());
        return new Answer(clock.instant(), report);
    }
}
