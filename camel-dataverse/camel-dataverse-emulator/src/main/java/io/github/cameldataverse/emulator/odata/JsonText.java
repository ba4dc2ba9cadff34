// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** JSON in and out, with decimals kept exactly as they are written. */
public final class JsonText {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private static final JsonMapper LENIENT =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

    private JsonText() {}

    /** An empty object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** A number with all the digits that it has. */
    public static JsonNode number(Number value) {
        return MAPPER.valueToTree(value);
    }

    /** The bytes of a JSON value in UTF-8. */
    public static byte[] write(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("A JSON tree cannot be written", e);
        }
    }

    /** A JSON value as text. */
    public static String text(JsonNode node) {
        return new String(write(node), StandardCharsets.UTF_8);
    }

    /** Reads JSON that a parameter holds as a text, with either kind of quotes; anything else is a bad request. */
    public static JsonNode lenient(String text, String parameter) {
        try {
            return LENIENT.readTree(text);
        } catch (JsonProcessingException e) {
            throw (ApiException) ApiException.badPayload("The parameter '" + parameter + "' is not valid JSON: " + text)
                    .initCause(e);
        }
    }

    /** Reads the JSON object of a body; anything else is a bad request. */
    public static ObjectNode readObject(byte[] body) {
        try {
            if (MAPPER.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            throw (ApiException)
                    ApiException.badPayload("Error identified in Payload provided by the user: invalid JSON. "
                                    + String.valueOf(e.getMessage())
                                            .lines()
                                            .findFirst()
                                            .orElse(""))
                            .initCause(e);
        }
        throw ApiException.badPayload("Error identified in Payload provided by the user: a JSON object was expected.");
    }

    /** The documented envelope of an error. */
    public static byte[] error(String code, String message) {
        ObjectNode envelope = object();
        envelope.putObject("error").put("code", code).put("message", message);
        return write(envelope);
    }

    /** The message in such an envelope; null where the bytes are none. */
    public static @Nullable String errorMessage(byte[] envelope) {
        try {
            return MAPPER.readTree(envelope).path("error").path("message").textValue();
        } catch (IOException e) {
            return null;
        }
    }
}
