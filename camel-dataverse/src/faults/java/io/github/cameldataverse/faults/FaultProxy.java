// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a client and a server on loopback, passes bytes both ways, and lets the connections fail that it is told
 * to. It knows neither TLS nor HTTP.
 */
public final class FaultProxy implements AutoCloseable {
    private static final int BUFFER = 8192;
    private static final int DRIPS_A_SECOND = 20;

    private final int target;
    private final ServerSocket door;
    private final Queue<NetworkFault> next = new ConcurrentLinkedQueue<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile NetworkFault always = NetworkFault.NONE;

    private FaultProxy(int target) throws IOException {
        this.target = target;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** A proxy before this port of loopback; nothing fails yet. */
    public static FaultProxy before(int port) {
        try {
            FaultProxy proxy = new FaultProxy(port);
            proxy.run(proxy::accept);
            return proxy;
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** The port that clients connect to. */
    public int port() {
        return door.getLocalPort();
    }

    /** The next connections get these faults, one each; those after them what holds for all. */
    public void next(NetworkFault... faults) {
        next.addAll(List.of(faults));
    }

    /** All connections get this fault from now on, but those for which another one waits. */
    public void always(NetworkFault fault) {
        always = fault;
    }

    /** Connections accepted so far. */
    public int accepted() {
        return accepted.get();
    }

    /** Connections that are open on both sides. */
    public int open() {
        return open.size();
    }

    /** Ends all open connections (FIN), as a server does with connections that were idle for too long. */
    public void closeIdle() {
        open.forEach(FaultProxy::closeQuietly);
        open.clear();
    }

    /** Resets all open connections (RST), as a firewall does that has forgotten them. */
    public void resetIdle() {
        open.forEach(FaultProxy::reset);
        open.clear();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            door.close();
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        } finally {
            closeIdle();
        }
    }

    private void accept() throws IOException {
        while (closed.getCount() > 0) {
            Socket client = door.accept();
            accepted.incrementAndGet();
            NetworkFault planned = next.poll();
            NetworkFault fault = planned == null ? always : planned;
            run(() -> serve(client, fault));
        }
    }

    private void serve(Socket client, NetworkFault fault) throws IOException {
        open.add(client);
        sleep(fault.delay().toMillis());
        if (fault.how() == NetworkFault.How.NOISE) {
            client.getOutputStream().write("220 mail.example.com ready\r\n".getBytes(StandardCharsets.US_ASCII));
            closeQuietly(client);
            return;
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        NetworkFault request = fault.where() == NetworkFault.Where.REQUEST ? fault : NetworkFault.NONE;
        NetworkFault answer = fault.where() == NetworkFault.Where.ANSWER ? fault : NetworkFault.NONE;
        run(() -> pump(client, server, client, request));
        pump(server, client, client, answer);
    }

    /** Passes bytes until the end, or until the fault. */
    private void pump(Socket from, Socket to, Socket client, NetworkFault fault) throws IOException {
        boolean isDrip = fault.how() == NetworkFault.How.DRIP;
        boolean isLimited = !isDrip && fault.how() != NetworkFault.How.PASS;
        long left = isLimited ? fault.bytes() : Long.MAX_VALUE;
        byte[] buffer = new byte[isDrip ? (int) Math.max(1, fault.bytes() / DRIPS_A_SECOND) : BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                int passing = (int) Math.min(count, left);
                out.write(buffer, 0, passing);
                left -= passing;
                if (passing < count || isLimited && left == 0) {
                    fail(fault, client);
                    return;
                }
                sleep(isDrip ? 1000 / DRIPS_A_SECOND : 0);
            }
        } finally {
            open.remove(client);
            closeQuietly(from);
            closeQuietly(to);
        }
    }

    private void fail(NetworkFault fault, Socket client) {
        switch (fault.how()) {
            case RESET -> reset(client);
            case BLACK_HOLE -> sleep(Long.MAX_VALUE);
            default -> closeQuietly(client);
        }
    }

    /** Until the time is over or the proxy is closed. */
    private void sleep(long millis) {
        try {
            if (millis > 0 && closed.await(millis, TimeUnit.MILLISECONDS)) {
                Thread.currentThread().interrupt();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException gone) {
            // it is closed already, then
        }
        closeQuietly(socket);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // that is what was wanted
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private void run(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException ended) {
                        // one side is gone, and with it this direction
                    }
                },
                "fault-proxy-" + port());
        thread.setDaemon(true);
        thread.start();
    }
}
