// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.batch;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads a multipart body part by part while it arrives. Lines may end in CRLF, as the grammar wants, or in LF, as in the
 * documentation's samples.
 */
final class MultipartReader {
    private static final Pattern BOUNDARY =
            Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);
    private static final byte[] CLOSING = {'-', '-'};
    private static final int MOST_LINE = 64 * 1024;

    private final InputStream in;
    private final byte[] delimiter;
    private @Nullable PartBody current;

    /**
     * Reads a body.
     *
     * @param contentType with the boundary, quoted or not
     * @throws IOException where there is none
     */
    MultipartReader(InputStream body, String contentType) throws IOException {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            throw new IOException("a multipart answer names no boundary: " + contentType);
        }
        String name = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
        this.in = new BufferedInputStream(body);
        this.delimiter = ("--" + name).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * One part.
     *
     * @param headers name to value, names compared without case
     * @param body ends where the part ends
     */
    record Part(Map<String, String> headers, InputStream body) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /**
     * The next part, or null behind the last one. What is left of the part before is skipped.
     *
     * @throws EOFException where the body ends without its closing delimiter
     */
    @Nullable
    Part next() throws IOException {
        if (current == null) {
            skipToDelimiter();
        } else {
            current.skipRest();
        }
        if (takes(CLOSING)) {
            return null;
        }
        requireLine();
        Map<String, String> headers = readHeaders(in);
        current = new PartBody();
        return new Part(headers, current);
    }

    private void skipToDelimiter() throws IOException {
        while (!takes(delimiter)) {
            requireLine();
        }
    }

    private void requireLine() throws IOException {
        if (readLine(in) == null) {
            throw new EOFException("a multipart answer ends without its closing delimiter");
        }
    }

    /** Reads {@code name: value} lines up to an empty one, or the end. */
    static Map<String, String> readHeaders(InputStream in) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = readLine(in); line != null && !line.isBlank(); line = readLine(in)) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("a part of a multipart answer has a malformed header");
            }
            headers.put(
                    line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        }
        return headers;
    }

    /** Reads a line without its end; null where nothing is left. */
    static @Nullable String readLine(InputStream in) throws IOException {
        int next = in.read();
        if (next < 0) {
            return null;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        for (; next >= 0 && next != '\n'; next = in.read()) {
            if (line.size() == MOST_LINE) {
                throw new IOException("a multipart answer has a header of more than " + MOST_LINE + " bytes");
            }
            line.write(next);
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    /** Whether these bytes come next; takes them if so. */
    private boolean takes(byte[] wanted) throws IOException {
        in.mark(wanted.length);
        if (Arrays.equals(in.readNBytes(wanted.length), wanted)) {
            return true;
        }
        in.reset();
        return false;
    }

    /** The bytes of a part up to the delimiter; the line end in front of the delimiter belongs to the delimiter. */
    private final class PartBody extends InputStream {
        private static final int END = -1;
        private byte[] held = {};
        private int heldFrom;
        private boolean lineBegins = true;
        private boolean ended;

        @Override
        public int read() throws IOException {
            if (heldFrom < held.length) {
                return held[heldFrom++];
            }
            if (ended) {
                return END;
            }
            if (lineBegins) {
                lineBegins = false;
                if (takes(delimiter)) {
                    ended = true;
                    return END;
                }
            }
            int next = in.read();
            if (next < 0) {
                throw new EOFException("a multipart answer ends in the middle of a part");
            }
            return next == '\r' || next == '\n' ? lineEnd(next) : next;
        }

        /** A line end, unless the delimiter is behind it. */
        private int lineEnd(int first) throws IOException {
            if (first == '\r') {
                in.mark(1);
                if (in.read() != '\n') {
                    in.reset();
                    return first;
                }
            }
            if (takes(delimiter)) {
                ended = true;
                return END;
            }
            if (first == '\r') {
                held = new byte[] {'\n'};
                heldFrom = 0;
            }
            return first;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = 0;
            while (count < length) {
                int next = read();
                if (next < 0) {
                    return count == 0 && length > 0 ? END : count;
                }
                into[offset + count++] = (byte) next;
                if (heldFrom == held.length && !ended && in.available() == 0) {
                    break;
                }
            }
            return count;
        }

        void skipRest() throws IOException {
            transferTo(OutputStream.nullOutputStream());
        }
    }
}
