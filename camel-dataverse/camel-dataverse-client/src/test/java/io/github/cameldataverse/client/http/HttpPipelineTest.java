// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.http;

import java.io.EOFException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.github.cameldataverse.client.model.TransportException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HttpPipelineTest {
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong now = new AtomicLong(1000);
    private final HttpCall call =
            HttpCall.of("GET", URI.create("http://localhost/x")).by(Deadline.in(Duration.ofMinutes(2), now::get));
    private final HttpPipeline pipeline = new HttpPipeline(List.of(), sent -> {
        asked.incrementAndGet();
        return new HttpReply(200, Map.of(), "{}".getBytes(StandardCharsets.US_ASCII));
    });

    @Test
    void theTimeThatAReaderStoodStillDoesNotKeepABrokenAnswerFromBeingReadAgain() {
        assertThat(pipeline.<Duration>execute(call, reply -> {
                    if (asked.get() == 1) {
                        reply.stall();
                        pass(Duration.ofHours(1));
                        reply.resume();
                        pass(Duration.ofSeconds(30));
                        throw new EOFException("cut");
                    }
                    return Duration.ofNanos(now.get());
                }))
                .isGreaterThan(Duration.ofHours(1));
        assertThat(asked).hasValue(2);
    }

    @Test
    void theTimeThatAReaderReadDoesCount() {
        assertThatThrownBy(() -> pipeline.execute(call, reply -> {
                    reply.stall();
                    reply.resume();
                    pass(Duration.ofMinutes(3));
                    throw new EOFException("cut");
                }))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("broke off");
        assertThat(asked).hasValue(1);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
