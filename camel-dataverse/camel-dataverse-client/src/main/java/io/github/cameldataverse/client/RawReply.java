// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The whole answer to a raw request.
 *
 * @param status HTTP status, one of success
 * @param headers name to value; names are compared without case
 * @param body bytes, decompressed; empty where there is none
 */
public record RawReply(int status, Map<String, String> headers, byte[] body) {
    /** An answer; the headers are copied. */
    public RawReply {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        headers = Collections.unmodifiableMap(copy);
    }

    /** The body as text, UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Without headers and body, which may hold what is secret. */
    @Override
    public String toString() {
        return "RawReply[status=" + status + ", " + body.length + " bytes]";
    }
}
