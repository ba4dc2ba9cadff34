// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.files;

import java.io.IOException;
import java.io.InputStream;

import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.http.HttpReply;
import org.jspecify.annotations.Nullable;

/**
 * A file that is downloaded range by range as it is read: a range that breaks off is asked for again, and between ranges
 * nothing of the service is held.
 */
final class RangedContent extends InputStream {
    private static final int PARTIAL = 206;

    private final FileCalls calls;
    private final HttpCall call;
    private final long size;
    private byte[] range;
    private int position;
    private long done;
    private boolean closed;

    /** A range, with what is known of the file; no bytes where the service sent the whole file instead, a large one. */
    private record Range(
            byte @Nullable [] bytes,
            @Nullable String name,
            @Nullable String mimeType,
            long size) {}

    private RangedContent(FileCalls calls, HttpCall call, byte[] first, long size) {
        this.calls = calls;
        this.call = call;
        this.range = first;
        this.size = size;
    }

    /** Begins to read; an answer that is not a range is the whole file. */
    static FileDownload open(FileCalls calls, HttpCall call) {
        Range first = read(calls, call, 0);
        byte[] bytes = first.bytes();
        if (bytes == null) {
            return whole(calls, call);
        }
        return new FileDownload(
                first.name(), first.mimeType(), first.size(), new RangedContent(calls, call, bytes, first.size()));
    }

    /** Reads the file in one go, while it arrives. */
    static FileDownload whole(FileCalls calls, HttpCall call) {
        HttpReply reply = calls.open(call);
        return new FileDownload(
                reply.header("x-ms-file-name").orElse(null),
                reply.header("mimetype").orElse(null),
                size(reply),
                new WholeContent(reply));
    }

    private static Range read(FileCalls calls, HttpCall call, long from) {
        String wanted = "bytes=" + from + "-" + (from + FileColumn.CHUNK - 1);
        return calls.execute(call.withHeader("Range", wanted), reply -> {
            long size = size(reply);
            if (reply.status() != PARTIAL && (size < 0 || size > FileColumn.CHUNK)) {
                return new Range(null, null, null, size);
            }
            byte[] bytes = reply.body().readAllBytes();
            if (size >= 0 && bytes.length < Math.min(FileColumn.CHUNK, size - from)) {
                throw new IOException("a range of the file came with " + bytes.length + " bytes only");
            }
            return new Range(
                    bytes,
                    reply.header("x-ms-file-name").orElse(null),
                    reply.header("mimetype").orElse(null),
                    size < 0 ? bytes.length : size);
        });
    }

    private static long size(HttpReply reply) {
        return reply.header("x-ms-file-size")
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(-1L);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (closed) {
            throw new IOException("The download is closed");
        }
        if (length == 0) {
            return 0;
        }
        if (position == range.length && !next()) {
            return -1;
        }
        int count = Math.min(length, range.length - position);
        System.arraycopy(range, position, bytes, offset, count);
        position += count;
        return count;
    }

    private boolean next() throws IOException {
        done += range.length;
        range = new byte[0];
        position = 0;
        if (done >= size) {
            return false;
        }
        Range more = read(calls, call, done);
        byte[] bytes = more.bytes();
        if (bytes == null || more.size() != size || bytes.length == 0) {
            throw new IOException("The file was replaced while it was downloaded: it had " + size + " bytes, and has "
                    + more.size() + " now. Download it again.");
        }
        range = bytes;
        return true;
    }

    @Override
    public void close() {
        closed = true;
        range = new byte[0];
        position = 0;
    }

    /** The content of an open answer. */
    private static final class WholeContent extends InputStream {
        private final HttpReply reply;

        WholeContent(HttpReply reply) {
            this.reply = reply;
        }

        @Override
        public int read() throws IOException {
            return reply.body().read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return reply.body().read(bytes, offset, length);
        }

        @Override
        public void close() {
            reply.close();
        }
    }
}
