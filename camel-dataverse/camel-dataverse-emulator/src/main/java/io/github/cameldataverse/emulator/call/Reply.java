// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.call;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.emulator.odata.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * An answer.
 *
 * @param status HTTP status
 * @param headers by name; at most one value each
 * @param body possibly empty
 * @param streamed what writes the body, for one that would need too much memory; null for a body that is there
 */
public record Reply(
        int status,
        Map<String, String> headers,
        byte[] body,
        @Nullable Streamed streamed) {

    /** Writes a body piece by piece. */
    @FunctionalInterface
    public interface Streamed {
        /** Writes the body; an exception leaves it cut off, so its format must show where it ends. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** An answer whose body is there. */
    public Reply(int status, Map<String, String> headers, byte[] body) {
        this(status, headers, body, null);
    }

    private static final String ODATA = "application/json; odata.metadata=minimal";

    /** 204 without a body. */
    public static Reply noContent() {
        return new Reply(204, Map.of(), new byte[0]);
    }

    /** OData JSON. */
    public static Reply odata(int status, JsonNode body) {
        return new Reply(status, Map.of("Content-Type", ODATA), JsonText.write(body));
    }

    /** Plain JSON. */
    public static Reply json(int status, JsonNode body) {
        return new Reply(status, Map.of("Content-Type", "application/json; charset=utf-8"), JsonText.write(body));
    }

    /** Plain JSON that is written while it is made. */
    public static Reply streamedJson(Streamed body) {
        return new Reply(200, Map.of("Content-Type", "application/json; charset=utf-8"), new byte[0], body);
    }

    /** 304 without a body. */
    public static Reply notModified() {
        return new Reply(304, Map.of("Content-Type", ODATA), new byte[0]);
    }

    /** Plain text in UTF-8. */
    public static Reply text(byte[] body) {
        return new Reply(200, Map.of("Content-Type", "text/plain"), body);
    }

    /** The documented envelope of an error. */
    public static Reply error(int status, String code, String message) {
        return new Reply(status, Map.of("Content-Type", ODATA), JsonText.error(code, message));
    }

    /** 405 that names the methods that are possible, for example {@code GET, POST}. */
    public static Reply wrongMethod(String method, String allowed) {
        return error(405, "0x80060888", "The requested resource does not support http method '" + method + "'.")
                .with("Allow", allowed);
    }

    /** This answer with one more header; an empty value adds none. */
    public Reply with(String name, String value) {
        if (value.isEmpty()) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body, streamed);
    }
}
