// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.client.odata.value.Definitions;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows of one table as JSON, each value checked against the definition of its column. Names with an {@code @} (such
 * as {@code primarycontactid@odata.bind}) are passed on as they stand. Columns that cannot be written are refused, but left
 * out where the row was read: a {@link Row} that was not given them, or a map that came with its {@code @odata.etag}.
 * Thread-safe.
 */
public final class RowWriter {
    private static final String ETAG = "@odata.etag";

    private final TableDefinition table;
    private final Definitions definitions;

    /** A writer for rows of this table. */
    public RowWriter(TableDefinition table, Definitions definitions) {
        this.table = table;
        this.definitions = definitions;
    }

    /**
     * Writes one row.
     *
     * @param values column to value
     * @param without columns to leave out because the URL holds them
     * @return UTF-8; empty where {@code onlyChanged} is set and no column of the row differs from what was read
     * @throws io.github.cameldataverse.client.model.UnknownNameException for a column that the table does not have
     * @throws ValidationException for a value that its column cannot hold
     */
    public Optional<byte[]> write(
            Map<String, ? extends @Nullable Object> values, Set<String> without, WriteRules rules) {
        return write(values, without, rules, Map.of());
    }

    /**
     * Writes one row.
     *
     * @param leading members that come first, such as {@code @odata.type}; passed on as they stand
     * @see #write(Map, Set, WriteRules)
     */
    public Optional<byte[]> write(
            Map<String, ? extends @Nullable Object> values,
            Set<String> without,
            WriteRules rules,
            Map<String, String> leading) {
        boolean isOfTable = values instanceof Row known && known.ref().table().equals(table.logicalName());
        Row row = isOfTable ? (Row) values : null;
        Row origin = rules.onlyChanged() ? row : null;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        int written = 0;
        try (JsonGenerator json = RowJson.generator(bytes)) {
            ColumnWriter writer = new ColumnWriter(json, table, definitions, rules.purpose());
            json.writeStartObject();
            for (Map.Entry<String, String> member : leading.entrySet()) {
                json.writeStringField(member.getKey(), member.getValue());
            }
            for (Map.Entry<String, ? extends @Nullable Object> column :
                    (origin == null ? values : origin.given()).entrySet()) {
                String name = named(column.getKey());
                boolean isIgnored = without.contains(name) || column.getValue() == null && rules.ignoreNulls();
                if (isIgnored || origin != null && writer.isSame(name, column.getValue(), origin)) {
                    continue;
                }
                if (wasRead(name, values, row)) {
                    writer.writeRead(name, column.getValue(), values);
                } else {
                    writer.write(name, column.getValue());
                }
                written++;
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return origin != null && written == 0 ? Optional.empty() : Optional.of(bytes.toByteArray());
    }

    private static boolean wasRead(String name, Map<String, ? extends @Nullable Object> values, @Nullable Row row) {
        return row == null ? values.containsKey(ETAG) : !row.given().containsKey(name);
    }

    private String named(@Nullable String name) {
        if (name == null || name.isBlank()) {
            throw new ValidationException(
                    "A column of a row of table " + table.logicalName() + " has no name; its value would be lost.",
                    ErrorDetails.ofTable(table.logicalName()),
                    null);
        }
        return name;
    }
}
