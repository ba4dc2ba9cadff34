// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cameldataverse.client.model.Change;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.RowRef;
import io.github.cameldataverse.client.model.TableDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Reads a page of rows while it arrives, one row at a time, so that memory does not grow with the page. The links may
 * stand before or after the rows; they are known for certain once {@link #next} has answered null. Lookups become
 * references under their logical names. Not thread-safe; closing it closes the stream.
 *
 * @see <a href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/page-results">Page results</a>
 */
public final class RowReader implements AutoCloseable {
    private static final JsonFactory FACTORY = new JsonMapper().getFactory();

    private final TableDefinition table;
    private final JsonParser parser;
    private final LookupReader lookups;
    private @Nullable String nextLink;
    private @Nullable String deltaLink;
    private boolean inRows;
    private boolean rowsSeen;

    /** Reads a page of this table's rows from its JSON, UTF-8. */
    public RowReader(TableDefinition table, InputStream json) throws IOException {
        this.table = table;
        this.lookups = new LookupReader(table);
        this.parser = FACTORY.createParser(json);
        expect(JsonToken.START_OBJECT, parser.nextToken());
    }

    /** The next row or deletion of the page, or null after the last, when the whole page has been read. */
    public @Nullable Change next() throws IOException {
        if (inRows) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                return readChange();
            }
            expect(JsonToken.END_ARRAY, token);
            inRows = false;
        }
        return readEnvelope() ? next() : null;
    }

    /** Bytes of the page that have been read, roughly: what the rows so far have taken on the wire. */
    public long bytesRead() {
        return parser.currentLocation().getByteOffset();
    }

    /** Link to the next page, if there is one; to be used byte for byte. */
    public @Nullable String nextLink() {
        return nextLink;
    }

    /** Link to the changes after this read; on the last page of a tracked read only. */
    public @Nullable String deltaLink() {
        return deltaLink;
    }

    /** Reads a single row whose JSON is the whole body. */
    public static Row readRow(TableDefinition table, InputStream json) throws IOException {
        try (RowReader reader = new RowReader(table, json)) {
            return reader.readRowObject();
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    /** Reads the members around the rows; true when it stands in front of the first row, false at the end. */
    private boolean readEnvelope() throws IOException {
        JsonToken token = parser.nextToken();
        while (token == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("value") && value == JsonToken.START_ARRAY) {
                inRows = true;
                rowsSeen = true;
                return true;
            }
            readLink(name);
            token = parser.nextToken();
        }
        expect(JsonToken.END_OBJECT, token);
        if (!rowsSeen) {
            throw new IOException(
                    "The answer is no page of rows of table " + table.logicalName() + ": it has no value");
        }
        return false;
    }

    private void readLink(String name) throws IOException {
        if (name.equals("@odata.nextLink")) {
            nextLink = parser.getValueAsString();
        } else if (name.equals("@odata.deltaLink")) {
            deltaLink = parser.getValueAsString();
        } else {
            parser.skipChildren();
        }
    }

    private Change readChange() throws IOException {
        RowObject object = readObject();
        if (object.context != null && object.context.endsWith("$deletedEntity")) {
            return new Change.Deleted(new RowRef(table.logicalName(), id(object.values.get("id"))));
        }
        return new Change.Upserted(row(object));
    }

    private Row readRowObject() throws IOException {
        return row(readObject());
    }

    private Row row(RowObject object) throws IOException {
        RowRef ref = new RowRef(table.logicalName(), id(object.values.get(table.primaryId())));
        lookups.resolve(object.values, object.annotations);
        return new Row(ref, object.etag, object.values, object.annotations);
    }

    private UUID id(@Nullable Object value) throws IOException {
        if (value == null) {
            throw new IOException("A row of table " + table.logicalName() + " came without its id " + table.primaryId()
                    + "; is this answer from Dataverse?");
        }
        try {
            return UUID.fromString(value.toString());
        } catch (IllegalArgumentException noId) {
            throw new IOException(
                    "A row of table " + table.logicalName() + " came with the id '" + value + "', which is no GUID",
                    noId);
        }
    }

    /** Reads an object whose opening brace has been read. */
    private RowObject readObject() throws IOException {
        RowObject object = new RowObject();
        JsonToken token = parser.nextToken();
        while (token == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("@odata.etag")) {
                object.etag = parser.getValueAsString();
            } else if (name.equals("@odata.context")) {
                object.context = parser.getValueAsString();
            } else if (name.indexOf('@') >= 0) {
                readAnnotation(object, name);
            } else {
                object.values.put(name, readValue());
            }
            token = parser.nextToken();
        }
        expect(JsonToken.END_OBJECT, token);
        return object;
    }

    private void readAnnotation(RowObject object, String name) throws IOException {
        Object value = readValue();
        if (value != null) {
            object.annotations.put(name, value);
        }
    }

    private @Nullable Object readValue() throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case START_OBJECT -> readObject().values;
            case START_ARRAY -> readArray();
            default -> null;
        };
    }

    private List<@Nullable Object> readArray() throws IOException {
        List<@Nullable Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(readValue());
        }
        return items;
    }

    private void expect(JsonToken wanted, @Nullable JsonToken found) throws IOException {
        if (found != wanted) {
            throw new IOException("The answer is no page of rows of table " + table.logicalName() + ": " + wanted
                    + " was expected, but " + (found == null ? "the end" : found) + " was found at "
                    + parser.currentLocation().offsetDescription());
        }
    }

    /** A JSON object taken apart. */
    private static final class RowObject {
        private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
        private final Map<String, Object> annotations = new LinkedHashMap<>(0);
        private @Nullable String etag;
        private @Nullable String context;
    }
}
