// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.call;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.emulator.odata.JsonText;

/**
 * An answer.
 *
 * @param status HTTP status
 * @param headers by name; at most one value each
 * @param body possibly empty
 */
public record Reply(int status, Map<String, String> headers, byte[] body) {

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

    /** This answer with one more header; an empty value adds none. */
    public Reply with(String name, String value) {
        if (value.isEmpty()) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }
}
