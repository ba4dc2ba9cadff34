// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.http;

import java.net.Socket;
import javax.net.ssl.SSLSession;

import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** A network connection that logs nothing of what passes, for tokens and secrets are part of it. */
final class SilentConnection extends DefaultBHttpClientConnection implements ManagedHttpClientConnection {
    private @Nullable Timeout socketTimeout;

    SilentConnection() {
        super(Http1Config.DEFAULT);
    }

    @Override
    public @Nullable Socket getSocket() {
        SocketHolder holder = getSocketHolder();
        return holder == null ? null : holder.getSocket();
    }

    @Override
    public @Nullable SSLSession getSSLSession() {
        return super.getSSLSession();
    }

    @Override
    public void setSocketTimeout(Timeout timeout) {
        super.setSocketTimeout(timeout);
        socketTimeout = timeout;
    }

    /** While it waits in the pool. */
    @Override
    public void passivate() {
        super.setSocketTimeout(Timeout.ZERO_MILLISECONDS);
    }

    @Override
    public void activate() {
        if (socketTimeout != null) {
            super.setSocketTimeout(socketTimeout);
        }
    }
}
