// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.RowRef;
import io.github.cameldataverse.client.model.ValidationException;

/** Turns rows into Java beans and JSON. A bean takes the columns it has properties for; dates may be of java.time. */
final class RowBeans {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .addModule(dates())
            .build();

    private RowBeans() {}

    /**
     * A row as a bean.
     *
     * @throws ValidationException where a column does not fit its property, or the class cannot be made
     */
    static Object bean(Row row, Class<?> type) {
        try {
            return MAPPER.convertValue(row, type);
        } catch (IllegalArgumentException unfit) {
            throw refused("Row " + row.id() + " cannot be made a " + type.getName() + ": " + reason(unfit), row, unfit);
        }
    }

    /** A row or bean as the text of a JSON object. */
    static String json(Object rowOrBean) {
        try {
            return MAPPER.writeValueAsString(rowOrBean);
        } catch (JsonProcessingException unfit) {
            throw new ValidationException(
                    "A " + rowOrBean.getClass().getName() + " cannot be made JSON: " + unfit.getOriginalMessage()
                            + ". Mend the class of outputClass, or leave the option out.",
                    ErrorDetails.NONE,
                    unfit);
        }
    }

    private static String reason(IllegalArgumentException unfit) {
        return unfit.getCause() instanceof JsonProcessingException json
                ? json.getOriginalMessage()
                : String.valueOf(unfit.getMessage());
    }

    private static ValidationException refused(String what, Row row, Throwable cause) {
        String table = row.ref().table();
        return new ValidationException(
                what + " (table " + table + "). Mend the class of outputClass, leave the column out with select, or"
                        + " leave outputClass out.",
                ErrorDetails.ofTable(table),
                cause);
    }

    private static SimpleModule dates() {
        SimpleModule module = new SimpleModule("dataverse-rows");
        module.addDeserializer(Instant.class, new Date<>(Instant.class, text -> OffsetDateTime.parse(text)
                .toInstant()));
        module.addDeserializer(OffsetDateTime.class, new Date<>(OffsetDateTime.class, OffsetDateTime::parse));
        module.addDeserializer(ZonedDateTime.class, new Date<>(ZonedDateTime.class, ZonedDateTime::parse));
        module.addDeserializer(LocalDate.class, new Date<>(LocalDate.class, LocalDate::parse));
        module.addSerializer(TemporalAccessor.class, new AsText<>(TemporalAccessor::toString));
        module.addSerializer(RowRef.class, new AsText<>(lookup -> lookup.id().toString()));
        return module;
    }

    /** Reads a date or time of one type from its ISO text. */
    private static final class Date<T> extends FromStringDeserializer<T> {
        private static final long serialVersionUID = 1L;
        private final transient Function<String, T> parser;

        Date(Class<T> type, Function<String, T> parser) {
            super(type);
            this.parser = parser;
        }

        @Override
        protected T _deserialize(String text, DeserializationContext context) throws IOException {
            try {
                return parser.apply(text);
            } catch (DateTimeException malformed) {
                throw context.weirdStringException(text, handledType(), malformed.getMessage());
            }
        }
    }

    /** Writes a date as its ISO text, and a lookup as the id it points to, which a UUID or text property takes. */
    private static final class AsText<T> extends JsonSerializer<T> {
        private final Function<T, String> text;

        AsText(Function<T, String> text) {
            this.text = text;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializerProvider serializers) throws IOException {
            json.writeString(text.apply(value));
        }
    }
}
