// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import com.sun.net.httpserver.HttpServer;
import io.github.cameldataverse.client.model.AmbiguousOutcomeException;
import io.github.cameldataverse.client.model.TransportException;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.util.Timeout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TransportTest {
    private final Transport transport = new Transport(TransportSettings.of(4));

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void aServerThatNeverAnswersIsLeftAtTheDeadline() throws IOException {
        try (ServerSocket blackHole = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> transport.proceed(call("GET", blackHole.getLocalPort())))
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("the deadline passed");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            assertThatThrownBy(() -> transport.proceed(call("POST", blackHole.getLocalPort())))
                    .isInstanceOf(AmbiguousOutcomeException.class);
        }
    }

    @Test
    void aServerThatIsNotThereWasNeverSentAnything() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThatThrownBy(() -> transport.proceed(call("POST", port)))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("POST /x got no answer from http://127.0.0.1:" + port);
    }

    @Test
    void nothingButItsDeadlineEndsACallWhoseAnswerLetsWait() throws IOException {
        AtomicReference<Timeout> silence = new AtomicReference<>();
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> exchange.sendResponseHeaders(204, -1));
        server.start();
        TransportSettings settings = new TransportSettings(
                null,
                1,
                null,
                builder -> builder.addResponseInterceptorLast((response, entity, context) -> silence.set(
                        HttpCoreContext.cast(context).getEndpointDetails().getSocketTimeout())));
        try (Transport patient = new Transport(settings)) {
            HttpCall slow = call("GET", server.getAddress().getPort()).by(Deadline.in(Duration.ofMinutes(30)));
            patient.proceed(slow).close();
        } finally {
            server.stop(0);
        }
        assertThat(silence.get())
                .satisfiesAnyOf(
                        timeout -> assertThat(timeout.isDisabled()).isTrue(),
                        timeout -> assertThat(timeout.toDuration()).isGreaterThan(Duration.ofMinutes(29)));
    }

    private static HttpCall call(String method, int port) {
        return HttpCall.of(method, URI.create("http://127.0.0.1:" + port + "/x"))
                .by(Deadline.in(Duration.ofMillis(300)));
    }
}
