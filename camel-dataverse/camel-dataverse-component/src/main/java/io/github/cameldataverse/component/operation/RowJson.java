// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.time.temporal.TemporalAccessor;
import java.util.Date;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.github.cameldataverse.client.model.AlternateKey;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.RowRef;
import io.github.cameldataverse.client.model.ValidationException;
import org.jspecify.annotations.Nullable;

/** Turns JSON and Java beans into maps and lists; numbers keep their digits, dates and references stay what they are. */
final class RowJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .addModule(dates())
            .build();

    private RowJson() {}

    /** Whether a body is JSON as text, bytes or stream. */
    static boolean isText(Object body) {
        return body instanceof CharSequence
                || body instanceof byte[]
                || body instanceof InputStream
                || body instanceof Reader;
    }

    /**
     * Reads a whole JSON text, so that a broken one is refused before anything of it is sent.
     *
     * @return a map, a list, a plain value, or null where the text is blank
     * @throws ValidationException where it is no JSON
     */
    static @Nullable Object read(Object text, String table) {
        try {
            return parse(text);
        } catch (JsonProcessingException malformed) {
            throw refused("The body is no JSON: " + malformed.getOriginalMessage(), table, malformed);
        } catch (IOException broken) {
            throw refused("The body cannot be read: " + broken.getMessage(), table, broken);
        }
    }

    private static @Nullable Object parse(Object text) throws IOException {
        if (text instanceof byte[] bytes) {
            return bytes.length == 0 ? null : MAPPER.readValue(bytes, Object.class);
        }
        if (text instanceof InputStream stream) {
            byte[] bytes = stream.readAllBytes();
            return bytes.length == 0 ? null : MAPPER.readValue(bytes, Object.class);
        }
        if (text instanceof Reader reader) {
            return MAPPER.readValue(reader, Object.class);
        }
        return text.toString().isBlank() ? null : MAPPER.readValue(text.toString(), Object.class);
    }

    /**
     * A bean or JSON node as the map or list that its JSON would be.
     *
     * @throws ValidationException where it has no such form
     */
    static @Nullable Object convert(Object bean, String table) {
        try {
            return MAPPER.convertValue(bean, Object.class);
        } catch (IllegalArgumentException unmappable) {
            throw refused(
                    "A value of type " + bean.getClass().getName() + " cannot be made a row: "
                            + unmappable.getMessage(),
                    table,
                    unmappable);
        }
    }

    static ValidationException refused(String what, String table, @Nullable Throwable cause) {
        return new ValidationException(
                what
                        + ". Give a row as a Map, a Row, a JSON object (text, bytes, stream, JsonNode) or a bean, or many of"
                        + " these as Collection, Iterator, Iterable, Stream, array or JSON array.",
                ErrorDetails.ofTable(table),
                cause);
    }

    private static SimpleModule dates() {
        SimpleModule module = new SimpleModule("dataverse-beans");
        List.of(TemporalAccessor.class, Date.class, RowRef.class, AlternateKey.class)
                .forEach(type -> module.addSerializer(type, new AsItself()));
        return module;
    }

    /** Leaves a date or reference what it is; the client writes it. */
    private static final class AsItself extends JsonSerializer<Object> {
        @Override
        public void serialize(Object value, JsonGenerator json, SerializerProvider serializers) throws IOException {
            if (json instanceof TokenBuffer) {
                json.writeEmbeddedObject(value);
            } else {
                json.writeString(value.toString());
            }
        }
    }
}
