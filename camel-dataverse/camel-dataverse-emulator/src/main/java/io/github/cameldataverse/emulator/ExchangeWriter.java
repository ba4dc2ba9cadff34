// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.github.cameldataverse.emulator.call.HttpMessage;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.fault.Delivery;
import io.github.cameldataverse.emulator.fault.Wire;
import io.github.cameldataverse.emulator.fault.Wire.Delivered;

/** Writes answers, whole or spoiled. */
final class ExchangeWriter {

    /** A weight of zero says that it is not wanted. */
    private static final Pattern GZIP = Pattern.compile("(?i)gzip\\s*(?:;\\s*q\\s*=\\s*(?!0(?:\\.0*)?$).*)?");

    /** What is announced, and what of it is sent. */
    private record Framing(long announced, int sent) {}

    private ExchangeWriter() {}

    /** Gives false if the caller cannot have got the whole answer. The exchange must be closed afterwards. */
    static boolean write(HttpExchange exchange, HttpMessage message, Delivery delivery) throws IOException {
        Wire wire = delivery.wire();
        if (wire.delivered() == Delivered.NEVER) {
            hold(delivery.hold());
        }
        if (wire.delivered() == Delivered.NEVER || wire.delivered() == Delivered.NOTHING) {
            // closing an exchange that has no headers yet closes its connection
            return false;
        }
        Reply reply = delivery.reply();
        Headers headers = exchange.getResponseHeaders();
        reply.headers().forEach(headers::set);
        Reply.Streamed streamed = reply.streamed();
        if (streamed != null) {
            stream(exchange, reply.status(), streamed, acceptsGzip(message));
            return true;
        }
        byte[] body = reply.body();
        if (body.length > 0 && (wire.delivered() == Delivered.PART_OF_GZIP || acceptsGzip(message))) {
            headers.set("Content-Encoding", "gzip");
            body = zipped(body);
        }
        send(exchange, reply.status(), body, wire);
        return wire.answers();
    }

    private static void stream(HttpExchange exchange, int status, Reply.Streamed body, boolean gzip)
            throws IOException {
        if (gzip) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        exchange.sendResponseHeaders(status, 0);
        OutputStream out = gzip ? new GZIPOutputStream(exchange.getResponseBody()) : exchange.getResponseBody();
        body.writeTo(out);
        out.close();
    }

    private static void send(HttpExchange exchange, int status, byte[] body, Wire wire) throws IOException {
        Framing framing = framing(wire, body.length);
        exchange.sendResponseHeaders(status, framing.announced == 0 ? -1 : framing.announced);
        if (framing.announced == 0) {
            return;
        }
        OutputStream out = exchange.getResponseBody();
        int piece = wire.delivered() == Delivered.IN_PIECES ? Math.max(1, wire.limit(body.length)) : body.length;
        byte[] sent = Arrays.copyOf(body, framing.sent);
        for (int from = 0; from < sent.length; from += piece) {
            if (from > 0) {
                wire.rest();
            }
            out.write(sent, from, Math.min(piece, sent.length - from));
            // what was promised and does not come must not wait in a buffer while the connection is closed
            out.flush();
        }
    }

    private static Framing framing(Wire wire, int length) {
        int limit = wire.limit(length);
        if (wire.delivered() == Delivered.PART) {
            return new Framing(length, limit);
        }
        if (wire.delivered() == Delivered.PART_OF_GZIP) {
            return new Framing(limit, limit);
        }
        if (wire.delivered() == Delivered.WRONG_LENGTH) {
            return new Framing(wire.bytes() < 0 ? limit : wire.bytes(), limit);
        }
        return new Framing(length, length);
    }

    /** The thread is interrupted when the emulator stops; the JDK's server does not tell when a caller goes away. */
    private static void hold(CountDownLatch until) {
        try {
            until.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean acceptsGzip(HttpMessage message) {
        return message.headers("Accept-Encoding").stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .anyMatch(coding -> GZIP.matcher(coding.strip()).matches());
    }

    private static byte[] zipped(byte[] body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        }
        return out.toByteArray();
    }
}
