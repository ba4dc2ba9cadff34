// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializerBase;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.model.ValidationException;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as JSON. Numbers keep their digits ({@code BigDecimal} is never written with an exponent), dates and times
 * are written as ISO 8601.
 */
public final class RowWriter {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .addModule(dates())
            .build();

    private RowWriter() {}

    /**
     * Writes one row.
     *
     * @param table its table, against which the column names are checked
     * @param values column to value; names with an {@code @} (such as {@code primarycontactid@odata.bind}) and nested rows
     *     are passed on as they stand
     * @param without columns to leave out because the URL holds them
     * @return UTF-8
     * @throws io.github.cameldataverse.client.model.UnknownNameException for a column that the table does not have
     * @throws ValidationException for a value that has no JSON form
     */
    public static byte[] write(
            TableDefinition table, Map<String, ? extends @Nullable Object> values, Set<String> without) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
            json.writeStartObject();
            for (Map.Entry<String, ? extends @Nullable Object> entry : values.entrySet()) {
                if (entry.getKey() == null || !without.contains(entry.getKey())) {
                    writeColumn(json, table, entry.getKey(), entry.getValue());
                }
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void writeColumn(
            JsonGenerator json, TableDefinition table, @Nullable String name, @Nullable Object value)
            throws IOException {
        if (name == null || name.isBlank()) {
            throw new ValidationException(
                    "A column of a row of table " + table.logicalName() + " has no name; its value would be lost.",
                    ErrorDetails.ofTable(table.logicalName()),
                    null);
        }
        boolean nested = value instanceof Map || value instanceof Iterable;
        if (name.indexOf('@') < 0 && !nested) {
            requireWritable(table, name);
        }
        json.writeFieldName(name);
        try {
            MAPPER.writeValue(json, value);
        } catch (JsonMappingException unknownType) {
            throw new ValidationException(
                    "The value of column " + name + " of table " + table.logicalName() + " is of type "
                            + (value == null ? "null" : value.getClass().getName())
                            + ", which has no JSON form; give a text, number, boolean, date or null.",
                    ErrorDetails.ofTable(table.logicalName()),
                    unknownType);
        }
    }

    private static void requireWritable(TableDefinition table, String name) {
        String column = table.columnOf(name).logicalName();
        if (!column.equals(name)) {
            throw new ValidationException(
                    name + " of table " + table.logicalName() + " can only be read. To write the lookup " + column
                            + ", give its navigation property, as in " + column + "@odata.bind, or leave it out.",
                    ErrorDetails.ofTable(table.logicalName()),
                    null);
        }
    }

    /** A date or time as ISO 8601 with seconds and offset, as the service takes it; anything else as its own text. */
    static String text(Object value) {
        if (value instanceof OffsetDateTime time) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
        }
        if (value instanceof ZonedDateTime time) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
        }
        return value instanceof Date date ? date.toInstant().toString() : value.toString();
    }

    private static SimpleModule dates() {
        SimpleModule module = new SimpleModule("dataverse-dates");
        List.of(Instant.class, LocalDate.class, OffsetDateTime.class, ZonedDateTime.class, Date.class)
                .forEach(type -> module.addSerializer(new TimeSerializer(type)));
        return module;
    }

    /** Writes a time by {@link #text}. */
    private static final class TimeSerializer extends ToStringSerializerBase {
        private static final long serialVersionUID = 1L;

        TimeSerializer(Class<?> type) {
            super(type);
        }

        @Override
        public String valueToString(Object value) {
            return text(value);
        }
    }
}
