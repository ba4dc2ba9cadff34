// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

/** A small forward proxy on loopback: tunnels only ({@code CONNECT}), with basic authentication where a login is given. */
final class ConnectProxy implements AutoCloseable {
    private final ServerSocket door;
    private final @Nullable String login;
    private final List<String> tunnels = new CopyOnWriteArrayList<>();
    private volatile boolean refusing;

    ConnectProxy(@Nullable String login) {
        this.login = login;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        run(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Host and port of each tunnel that was opened. */
    List<String> tunnels() {
        return tunnels;
    }

    /** Refuses all tunnels from now on. */
    void refuse() {
        refusing = true;
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private void accept() throws IOException {
        while (!door.isClosed()) {
            Socket client = door.accept();
            run(() -> serve(client));
        }
    }

    private void serve(Socket client) throws IOException {
        try (client) {
            String request = head(client.getInputStream());
            while (request.startsWith("CONNECT ") && !isLoggedIn(request)) {
                answer(client, "407 Login needed\r\nProxy-Authenticate: Basic realm=\"test\"\r\nContent-Length: 0");
                request = head(client.getInputStream());
            }
            if (!request.startsWith("CONNECT ") || refusing) {
                answer(client, "403 Forbidden\r\nContent-Length: 0");
                return;
            }
            String target = request.split(" ")[1];
            tunnels.add(target);
            int port = Integer.parseInt(target.substring(target.lastIndexOf(':') + 1));
            try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
                answer(client, "200 Connected");
                run(() -> pump(client, server));
                pump(server, client);
            }
        }
    }

    private boolean isLoggedIn(String request) {
        return login == null
                || request.contains("Proxy-Authorization: Basic "
                        + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static void answer(Socket client, String head) throws IOException {
        client.getOutputStream().write(("HTTP/1.1 " + head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static void pump(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void run(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException ended) {
                        // a side is gone, and the tunnel with it
                    }
                },
                "connect-proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
