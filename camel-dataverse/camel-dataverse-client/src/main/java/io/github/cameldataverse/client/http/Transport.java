// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

import io.github.cameldataverse.client.model.AmbiguousOutcomeException;
import io.github.cameldataverse.client.model.DataverseException;
import io.github.cameldataverse.client.model.TransportException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The end of the chain: Apache HttpClient 5 with a pool of connections, gzip, and nothing done behind the caller's back:
 * no retries, no redirects, no cookies (the affinity cookie would bind all calls to one web server). A call that passes
 * its deadline is cut, wherever it is. Thread-safe.
 */
public final class Transport implements Interceptor.Chain, AutoCloseable {
    private static final Timeout CONNECT_TIMEOUT = Timeout.ofSeconds(20);
    private static final Timeout SOCKET_TIMEOUT = Timeout.ofMinutes(2);

    private final CloseableHttpClient client;
    private final ScheduledThreadPoolExecutor scissors;

    /**
     * A transport.
     *
     * @param trust whom to trust, or null for the JVM's own trust store
     * @param maxConnections connections kept at the most
     */
    public Transport(@Nullable SSLContext trust, int maxConnections) {
        this.client = HttpClients.custom()
                .setConnectionManager(pool(trust, maxConnections))
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .useSystemProperties()
                .build();
        this.scissors = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "dataverse-deadline");
            thread.setDaemon(true);
            return thread;
        });
        // else every request would be kept, with its body, until its deadline
        this.scissors.setRemoveOnCancelPolicy(true);
    }

    /**
     * Sends a call.
     *
     * @throws TransportException where it was not sent, or is safe to send again
     * @throws AmbiguousOutcomeException where a write was sent and the answer is missing
     */
    @Override
    public HttpReply proceed(HttpCall call) {
        HttpUriRequestBase request = new HttpUriRequestBase(call.method(), call.uri());
        call.headers().forEach(request::setHeader);
        if (call.body() != null) {
            request.setEntity(new ByteArrayEntity(call.body(), null));
        }
        Future<?> cut = cutAtDeadline(call, request);
        try {
            return reply(client.executeOpen(null, request, null), cut);
        } catch (IOException failure) {
            cut.cancel(false);
            throw translate(call, failure, request.isCancelled());
        } catch (RuntimeException failure) {
            cut.cancel(false);
            throw failure;
        }
    }

    private Future<?> cutAtDeadline(HttpCall call, HttpUriRequestBase request) {
        try {
            return scissors.schedule(request::cancel, call.timeLeft().toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            throw new TransportException(
                    call.label() + " was not sent: the connection is closed.", HttpPipeline.unanswered(call), closed);
        }
    }

    @Override
    public void close() {
        scissors.shutdownNow();
        client.close(CloseMode.GRACEFUL);
    }

    /** The exception for a call whose answer broke off, or made no sense, while its body was read. */
    public static DataverseException brokenReply(HttpCall call, IOException cause) {
        String what = "The answer to " + call.label() + " broke off: " + reason(cause) + ". ";
        if (call.isRepeatable()) {
            return new TransportException(
                    what + "Nothing of it counts as read to the end; read it again.",
                    HttpPipeline.unanswered(call),
                    cause);
        }
        return new AmbiguousOutcomeException(
                what + "Dataverse has carried the request out; look the row up, do not send it again.",
                HttpPipeline.unanswered(call),
                cause);
    }

    private static PoolingHttpClientConnectionManager pool(@Nullable SSLContext trust, int maxConnections) {
        PoolingHttpClientConnectionManagerBuilder builder = PoolingHttpClientConnectionManagerBuilder.create()
                .useSystemProperties()
                .setConnectionFactory(socket -> silent(socket))
                .setMaxConnTotal(maxConnections)
                .setMaxConnPerRoute(maxConnections)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT_TIMEOUT)
                        .setSocketTimeout(SOCKET_TIMEOUT)
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .setTimeToLive(TimeValue.ofMinutes(10))
                        .build());
        if (trust != null) {
            builder.setTlsSocketStrategy(new DefaultClientTlsStrategy(trust));
        }
        return builder.build();
    }

    /** HttpClient's own connections write the token and the secret to the log where its loggers are on. */
    private static ManagedHttpClientConnection silent(@Nullable Socket socket) throws IOException {
        SilentConnection connection = new SilentConnection();
        if (socket != null) {
            connection.bind(socket);
        }
        return connection;
    }

    private static HttpReply reply(ClassicHttpResponse response, Future<?> cut) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.merge(header.getName(), header.getValue(), (first, second) -> first + ", " + second);
        }
        InputStream body = response.getEntity() == null
                ? InputStream.nullInputStream()
                : response.getEntity().getContent();
        Runnable close = () -> {
            cut.cancel(false);
            closeQuietly(response);
        };
        return new HttpReply(response.getCode(), headers, body, close, () -> cut.cancel(false));
    }

    private static void closeQuietly(ClassicHttpResponse response) {
        try {
            response.close();
        } catch (IOException broken) {
            // the connection is not reused then; whoever needed the rest of the body has seen the failure already
            response.setEntity(null);
        }
    }

    private static DataverseException translate(HttpCall call, IOException failure, boolean deadlinePassed) {
        String what = deadlinePassed ? "the deadline passed" : reason(failure);
        String host = call.uri().getScheme() + "://" + call.uri().getAuthority();
        if (call.isRepeatable() || neverSent(failure)) {
            return new TransportException(
                    call.label() + " got no answer from " + host + ": " + what
                            + ". Check the URL, the network and the certificate of the server, and try again.",
                    HttpPipeline.unanswered(call),
                    failure);
        }
        return new AmbiguousOutcomeException(
                call.label() + " was sent to " + host + ", but no answer came: " + what
                        + ". It may or may not have been carried out; look the row up before you send it again.",
                HttpPipeline.unanswered(call),
                failure);
    }

    private static boolean neverSent(IOException failure) {
        return failure instanceof ConnectException
                || failure instanceof NoRouteToHostException
                || failure instanceof ConnectionRequestTimeoutException
                || failure instanceof ConnectTimeoutException
                || failure instanceof UnknownHostException
                || failure instanceof SSLHandshakeException
                || failure instanceof SSLPeerUnverifiedException;
    }

    private static String reason(IOException failure) {
        String message = failure.getMessage();
        return failure.getClass().getSimpleName() + (message == null ? "" : " (" + message + ")");
    }
}
