// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;

import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;

/**
 * The network connection of an answer whose body is still arriving. When little of the body is left it is read, so that
 * the connection can be used again; else the connection is broken, for the rest may be megabytes or never come.
 */
final class OpenAnswer implements HttpReply.Hold {
    private static final int LITTLE = 16 * 1024;

    private final HttpUriRequestBase request;
    private final ClassicHttpResponse response;
    private final Cut cut;
    private final InputStream body;

    OpenAnswer(HttpUriRequestBase request, ClassicHttpResponse response, Cut cut) throws IOException {
        this.request = request;
        this.response = response;
        this.cut = cut;
        this.body = response.getEntity() == null
                ? InputStream.nullInputStream()
                : new Body(response.getEntity().getContent());
    }

    InputStream body() {
        return body;
    }

    @Override
    public void close() {
        try {
            if (body.readNBytes(LITTLE).length == LITTLE) {
                request.cancel();
            }
        } catch (IOException broken) {
            request.cancel();
        } finally {
            cut.end();
            closeResponse();
        }
    }

    @Override
    public void stall() {
        cut.pause();
    }

    @Override
    public void resume() {
        cut.resume();
    }

    @Override
    public void abort() {
        request.cancel();
    }

    private void closeResponse() {
        try {
            response.close();
        } catch (IOException broken) {
            // the connection is not reused then; whoever needed the rest of the body has seen the failure already
            response.setEntity(null);
        }
    }

    /** The body; whoever reads it closes the answer, not the stream, for that would read all the rest first. */
    private final class Body extends FilterInputStream {
        Body(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (IOException broken) {
                throw why(broken);
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return super.read(bytes, offset, length);
            } catch (IOException broken) {
                throw why(broken);
            }
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        @Override
        public void close() {
            // see above
        }

        private IOException why(IOException broken) {
            if (!cut.isDone()) {
                return broken;
            }
            IOException late = new SocketTimeoutException("the deadline passed while it was arriving");
            late.initCause(broken);
            return late;
        }
    }
}
