// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializerBase;
import io.github.cameldataverse.client.odata.value.IsoText;
import org.jspecify.annotations.Nullable;

/** JSON for the wire: numbers keep their digits, dates and times are ISO 8601. */
final class RowJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .addModule(dates())
            .build();

    private RowJson() {}

    static JsonGenerator generator(OutputStream out) throws IOException {
        return MAPPER.createGenerator(out);
    }

    /** Writes a value; texts, numbers and booleans without looking up how. */
    static void write(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Boolean yes) {
            json.writeBoolean(yes);
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value == null) {
            json.writeNull();
        } else {
            MAPPER.writeValue(json, value);
        }
    }

    private static SimpleModule dates() {
        SimpleModule module = new SimpleModule("dataverse-dates");
        List.of(Instant.class, LocalDate.class, OffsetDateTime.class, ZonedDateTime.class, Date.class)
                .forEach(type -> module.addSerializer(new TimeSerializer(type)));
        return module;
    }

    /** Writes a time by {@link IsoText}. */
    private static final class TimeSerializer extends ToStringSerializerBase {
        private static final long serialVersionUID = 1L;

        TimeSerializer(Class<?> type) {
            super(type);
        }

        @Override
        public String valueToString(Object value) {
            return IsoText.of(value);
        }
    }
}
