// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import io.github.cameldataverse.emulator.authority.SelfSigned;

/**
 * The two ports of an emulator and the threads behind them.
 *
 * @param http port without TLS
 * @param https port with TLS
 * @param certificatePem certificate of the port with TLS
 * @param executor threads of both ports
 */
record LoopbackPorts(LoopbackServer http, LoopbackServer https, String certificatePem, ExecutorService executor)
        implements AutoCloseable {

    static LoopbackPorts open(int httpPort, int httpsPort) {
        // the certificate is for real peers, so its dates come from the real clock
        SelfSigned certificate = SelfSigned.server(Instant.now());
        ExecutorService executor = Executors.newCachedThreadPool(LoopbackPorts::daemon);
        LoopbackServer http = null;
        try {
            http = LoopbackServer.open(httpPort, null, executor);
            LoopbackServer https = LoopbackServer.open(httpsPort, context(certificate), executor);
            return new LoopbackPorts(http, https, certificate.certificatePem(), executor);
        } catch (RuntimeException e) {
            if (http != null) {
                http.close();
            }
            executor.shutdownNow();
            throw e;
        }
    }

    /** Every URL that names the environment, without a slash at the end. */
    Set<String> origins() {
        return Set.of(
                "http://127.0.0.1:" + http.port(),
                "http://localhost:" + http.port(),
                "https://127.0.0.1:" + https.port(),
                "https://localhost:" + https.port());
    }

    @Override
    public void close() {
        http.close();
        https.close();
        executor.shutdownNow();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "dataverse-emulator");
        thread.setDaemon(true);
        return thread;
    }

    private static SSLContext context(SelfSigned certificate) {
        char[] password = UUID.randomUUID().toString().toCharArray();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            Certificate[] chain = {certificate.certificate()};
            store.setKeyEntry("server", certificate.keys().getPrivate(), password, chain);
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("TLS cannot be set up", e);
        } catch (IOException e) {
            throw new UncheckedIOException("TLS cannot be set up", e);
        }
    }
}
