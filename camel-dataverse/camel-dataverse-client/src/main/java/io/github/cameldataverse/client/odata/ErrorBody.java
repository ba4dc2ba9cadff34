// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata;

import java.io.IOException;
import java.io.InputStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/**
 * The documented error envelope, {@code {"error":{"code":"0x80040217","message":"..."}}}, read with tolerance: a code may
 * be empty, and a body may be no JSON at all.
 *
 * @param code hexadecimal code, if there was one
 * @param message the service's message, if there was one
 * @see <a
 *     href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/compose-http-requests-handle-errors">Compose
 *     HTTP requests and handle errors</a>
 */
public record ErrorBody(@Nullable String code, @Nullable String message) {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int MOST_BYTES = 64 * 1024;
    private static final ErrorBody UNREADABLE = new ErrorBody(null, null);

    /** Reads the body of an error answer; what cannot be read gives an empty result. */
    public static ErrorBody read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES);
        try {
            JsonNode error = MAPPER.readTree(bytes).path("error");
            return new ErrorBody(text(error.path("code")), text(error.path("message")));
        } catch (JsonProcessingException notJson) {
            return UNREADABLE;
        }
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() && !node.asText().isBlank() ? node.asText() : null;
    }
}
