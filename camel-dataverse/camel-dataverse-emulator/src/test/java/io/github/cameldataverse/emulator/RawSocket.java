// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what really comes over a connection: no HTTP client tolerates what is tested here. */
final class RawSocket implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;

    /** What came until the connection ended or nothing more came in time. */
    record Received(byte[] bytes, boolean closed) {

        String text() {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }

        String head() {
            return text().substring(0, Math.max(0, text().indexOf("\r\n\r\n")));
        }

        byte[] body() {
            int end = text().indexOf("\r\n\r\n");
            return end < 0 ? new byte[0] : Arrays.copyOfRange(bytes, end + 4, bytes.length);
        }

        int contentLength() {
            return head().lines()
                    .filter(line -> line.regionMatches(true, 0, "Content-Length:", 0, 15))
                    .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                    .findFirst()
                    .orElse(-1);
        }
    }

    RawSocket(DataverseEmulator emulator) {
        try {
            socket = new Socket("127.0.0.1", emulator.httpEnvironmentUrl().getPort());
            socket.setSoTimeout(PATIENCE_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Received get(DataverseEmulator emulator, String path, String... headers) {
        try (RawSocket socket = new RawSocket(emulator)) {
            socket.send("GET", path, "", headers);
            return socket.receive();
        }
    }

    static Received post(DataverseEmulator emulator, String path, String body) {
        try (RawSocket socket = new RawSocket(emulator)) {
            socket.send("POST", path, body);
            return socket.receive();
        }
    }

    RawSocket patience(int millis) {
        try {
            socket.setSoTimeout(millis);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void send(String method, String path, String body, String... headers) {
        StringBuilder text =
                new StringBuilder(method + " " + URI.create("/api/data/v9.2/").resolve(path)
                        + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length() + "\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        sendAsItIs(text + "\r\n" + body);
    }

    /** Sends a whole request as text, however malformed. */
    void sendAsItIs(String request) {
        try {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads to the end of the connection, or of the announced body. */
    Received receive() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes.write(buffer, 0, read);
                Received sofar = new Received(bytes.toByteArray(), false);
                if (sofar.contentLength() >= 0 && sofar.body().length >= sofar.contentLength()) {
                    return sofar;
                }
            }
            return new Received(bytes.toByteArray(), true);
        } catch (SocketException e) {
            // a reset ends a connection as well
            return new Received(bytes.toByteArray(), true);
        } catch (SocketTimeoutException e) {
            return new Received(bytes.toByteArray(), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
