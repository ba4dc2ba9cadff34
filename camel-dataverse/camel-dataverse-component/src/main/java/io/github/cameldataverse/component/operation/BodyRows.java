// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import java.io.File;
import java.io.InputStream;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Path;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.BaseStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.client.bulk.RowOutcomes;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.RowRef;
import io.github.cameldataverse.client.model.TableDefinition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The row or rows of a body, whatever their form.
 *
 * @param elements each a row in some form
 * @param many whether the body was a list of rows, even one of a single row
 * @param size how many there are, or {@link RowOutcomes#UNKNOWN} where that is known only at the end
 */
record BodyRows(Iterator<? extends @Nullable Object> elements, boolean many, int size) {
    private static final List<Class<?>> PLAIN = List.of(
            Number.class,
            Boolean.class,
            Character.class,
            Enum.class,
            UUID.class,
            TemporalAccessor.class,
            Date.class,
            Path.class,
            File.class,
            URI.class);
    private static final Logger LOG = LoggerFactory.getLogger(BodyRows.class);

    /**
     * Takes a body apart.
     *
     * @throws io.github.cameldataverse.client.model.ValidationException where it is no row in any form
     */
    static BodyRows of(@Nullable Object body, String table) {
        if (body instanceof JsonNode || body != null && RowJson.isText(body)) {
            Object value = body instanceof JsonNode ? RowJson.convert(body, table) : RowJson.read(body, table);
            return value instanceof List<?> list ? many(list) : one(value);
        }
        if (body instanceof Collection<?> collection) {
            return many(collection);
        }
        if (body instanceof Object[] array) {
            return many(Arrays.asList(array));
        }
        Iterator<?> iterator = iterator(body);
        return iterator == null ? one(body) : new BodyRows(iterator, true, RowOutcomes.UNKNOWN);
    }

    private static @Nullable Iterator<?> iterator(@Nullable Object body) {
        if (body instanceof Stream<?> stream) {
            return stream.iterator();
        }
        if (body instanceof Iterator<?> iterator) {
            return iterator;
        }
        // a path is an Iterable of its own parts
        return body instanceof Iterable<?> iterable && !(body instanceof Path) ? iterable.iterator() : null;
    }

    /** Closes a body that is read once; what became of its rows is worth more than a failure of that. */
    static void close(@Nullable Object body) {
        boolean isConsumed = body instanceof Iterator
                || body instanceof BaseStream
                || body instanceof InputStream
                || body instanceof Reader;
        if (isConsumed && body instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception failure) {
                LOG.warn("The body that rows were read from could not be closed", failure);
            }
        }
    }

    private static BodyRows many(Collection<?> rows) {
        return new BodyRows(rows.iterator(), true, rows.size());
    }

    private static BodyRows one(@Nullable Object row) {
        return new BodyRows(Collections.singletonList(row).iterator(), false, 1);
    }

    /**
     * Whether a body may mean rows: a map, a reference, a list of any kind, a bean, or what looks like JSON; other than a
     * plain value that happens to be in the message.
     */
    static boolean areIn(@Nullable Object body) {
        if (body instanceof CharSequence text) {
            String start = text.toString().stripLeading();
            return start.startsWith("{") || start.startsWith("[");
        }
        return body != null && PLAIN.stream().noneMatch(type -> type.isInstance(body));
    }

    /**
     * The columns of a row in some form.
     *
     * @throws io.github.cameldataverse.client.model.ValidationException where it is no row
     */
    static Map<String, ? extends @Nullable Object> columns(@Nullable Object element, TableDefinition table) {
        String name = table.logicalName();
        if (element instanceof Row row) {
            // knows what was read, which a copy would not
            return row;
        }
        if (element instanceof RowRef ref) {
            if (!ref.table().equals(name)) {
                throw RowJson.refused("The body is a reference to a row of table " + ref.table(), name, null);
            }
            return Collections.singletonMap(table.primaryId(), ref.id());
        }
        Object value = element;
        if (element != null && RowJson.isText(element)) {
            value = RowJson.read(element, name);
        } else if (element != null && !(element instanceof Map)) {
            value = RowJson.convert(element, name);
        }
        if (!(value instanceof Map<?, ?> map)) {
            String type =
                    element == null ? "null" : "of type " + element.getClass().getName();
            throw RowJson.refused("A row of table " + name + " was expected, but the body is " + type, name, null);
        }
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        map.forEach((column, columnValue) -> columns.put(String.valueOf(column), columnValue));
        return columns;
    }
}
