// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route;

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
    static Reply noContent() {
        return new Reply(204, Map.of(), new byte[0]);
    }

    /** OData JSON. */
    static Reply odata(int status, JsonNode body) {
        return new Reply(status, Map.of("Content-Type", ODATA), JsonText.write(body));
    }

    /** Plain JSON. */
    static Reply json(int status, JsonNode body) {
        return new Reply(status, Map.of("Content-Type", "application/json; charset=utf-8"), JsonText.write(body));
    }

    /** The documented envelope of an error. */
    static Reply error(int status, String code, String message) {
        return new Reply(status, Map.of("Content-Type", ODATA), JsonText.error(code, message));
    }

    /** This answer with one more header; an empty value adds none. */
    Reply with(String name, String value) {
        if (value.isEmpty()) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }
}
