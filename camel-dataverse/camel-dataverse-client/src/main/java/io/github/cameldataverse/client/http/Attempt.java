// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.jspecify.annotations.Nullable;

/**
 * How far a request got: a service that has not received the whole of it has not carried it out, so that it is safe to
 * send again.
 */
final class Attempt {
    private static final String IN_CONTEXT = "dataverse.attempt";
    /** Stands behind connecting, tunnels and TLS: what passes here is about to be sent to the server itself. */
    static final ExecChainHandler MARK = (request, scope, chain) -> {
        mark(scope);
        return chain.proceed(request, scope);
    };

    private final byte @Nullable [] body;
    private volatile boolean begun;
    private volatile boolean bodyWhole;

    Attempt(byte @Nullable [] body) {
        this.body = body;
        this.bodyWhole = body == null;
    }

    /** A context that leads the marker to this attempt. */
    HttpClientContext context() {
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(IN_CONTEXT, this);
        return context;
    }

    /** The body, which notes when all of it has been handed to the network; null where there is none. */
    @Nullable
    HttpEntity entity() {
        return body == null ? null : new Body(body);
    }

    /** Whether a server, and not only a proxy in front of it, was sent anything. */
    boolean hasBegun() {
        return begun;
    }

    /** Whether the whole request may have reached the server. */
    boolean mayHaveArrived() {
        return begun && bodyWhole;
    }

    private static void mark(ExecChain.Scope scope) {
        if (scope.clientContext.getAttribute(IN_CONTEXT) instanceof Attempt attempt) {
            attempt.begun = true;
        }
    }

    private final class Body extends AbstractHttpEntity {
        private final byte[] bytes;

        Body(byte[] bytes) {
            super((String) null, null);
            this.bytes = bytes;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes);
            bodyWhole = true;
        }

        @Override
        public InputStream getContent() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public long getContentLength() {
            return bytes.length;
        }

        @Override
        public boolean isRepeatable() {
            return true;
        }

        @Override
        public boolean isStreaming() {
            return false;
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
