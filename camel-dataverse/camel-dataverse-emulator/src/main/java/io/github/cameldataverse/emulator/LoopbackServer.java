// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.cameldataverse.emulator.call.HttpMessage;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.fault.Delivery;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One port on 127.0.0.1, with or without TLS: turns exchanges into messages, and answers into bytes. */
final class LoopbackServer implements AutoCloseable {

    static {
        // without it, keep-alive connections wait 40 ms for the last packet of every answer
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final Pattern HOST = Pattern.compile("(?:[\\w.-]+|\\[[0-9a-fA-F:.]+])(?::\\d{1,5})?");
    private static final Logger LOG = LoggerFactory.getLogger(LoopbackServer.class);

    private final HttpServer server;
    private final String scheme;
    private volatile Function<HttpMessage, Delivery> handler =
            message -> Delivery.of(new Reply(503, Map.of(), new byte[0]));

    private LoopbackServer(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
    }

    /**
     * Opens a port; it answers 503 until {@link #handle} is called.
     *
     * @param port 0 for any free port
     * @param tls null for plain HTTP
     */
    static LoopbackServer open(int port, @Nullable SSLContext tls, Executor executor) {
        InetSocketAddress address = new InetSocketAddress(loopback(), port);
        try {
            HttpServer server = tls == null ? HttpServer.create(address, 0) : HttpsServer.create(address, 0);
            if (server instanceof HttpsServer https && tls != null) {
                https.setHttpsConfigurator(new HttpsConfigurator(tls));
            }
            LoopbackServer opened = new LoopbackServer(server, tls == null ? "http" : "https");
            server.createContext("/", opened::exchange);
            server.setExecutor(executor);
            server.start();
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + port + " of 127.0.0.1 cannot be opened: " + e.getMessage(), e);
        }
    }

    void handle(Function<HttpMessage, Delivery> next) {
        handler = next;
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static InetAddress loopback() {
        try {
            return InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
        } catch (IOException e) {
            throw new UncheckedIOException("127.0.0.1 is no address here", e);
        }
    }

    private void exchange(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpMessage message = message(exchange);
            Delivery delivery = answer(message);
            boolean answered = false;
            try {
                answered = ExchangeWriter.write(exchange, message, delivery);
            } finally {
                delivery.end().reached(answered);
            }
        } catch (IOException e) {
            LOG.debug("A caller went away during {}", exchange.getRequestURI().getPath(), e);
            throw e;
        }
    }

    /** What fails here must not take the connection with it. */
    private Delivery answer(HttpMessage message) {
        try {
            return handler.apply(message);
        } catch (RuntimeException | Error e) {
            return failed(message, e);
        }
    }

    /** The answer to a request that failed inside the emulator. */
    static Delivery failed(HttpMessage message, Throwable e) {
        LOG.error("{} {} failed inside the emulator", message.method(), message.path(), e);
        return Delivery.of(Reply.error(500, "0x80040216", "An unexpected error occurred."));
    }

    private HttpMessage message(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Map<String, List<String>> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        String host = host(exchange.getRequestHeaders().getFirst("Host"));
        URI uri = exchange.getRequestURI();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        URI full = URI.create(scheme + "://" + host + uri.getRawPath() + query);
        return new HttpMessage(exchange.getRequestMethod(), full, headers, body);
    }

    /** What is no host and port cannot be part of a link. */
    private String host(@Nullable String sent) {
        return sent == null || !HOST.matcher(sent).matches() ? "127.0.0.1:" + port() : sent;
    }
}
