// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.KeyDefinition;
import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.store.RowStore;
import io.github.cameldataverse.emulator.store.StoredRow;
import org.jspecify.annotations.Nullable;

/**
 * A row as a URL names it. Source: page "Use an alternate key to reference a record".
 *
 * @param table the table
 * @param id row id; null when the URL names an alternate key
 * @param key alternate key; null when the URL names the row id
 * @param values values of the alternate key by column; empty for a row id
 * @param raw the key as it was sent, without parentheses
 */
public record RowAddress(
        TableDefinition table, @Nullable UUID id, @Nullable KeyDefinition key, Map<String, Object> values, String raw) {

    private static final Pattern IMPOSSIBLE = Pattern.compile("[/<>*%&:\\\\?+]");

    /**
     * Resolves a key against the keys of a table.
     *
     * @throws ApiException 400 if the table has no such key or a value has the wrong type
     */
    public static RowAddress of(TableDefinition table, KeyPredicate predicate) {
        Map<String, String> parts = predicate.parts();
        String single = predicate.single();
        String guid = single.isEmpty() && parts.size() == 1 ? parts.getOrDefault(table.keyProperty(), "") : single;
        if (!guid.isEmpty()) {
            ColumnDefinition column = column(table, table.primaryId());
            return new RowAddress(table, (UUID) value(column, guid), null, Map.of(), predicate.raw());
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, String> part : parts.entrySet()) {
            ColumnDefinition column = table.columnByWireName(part.getKey()).orElseThrow(() -> badKey(table));
            values.put(column.name(), value(column, part.getValue()));
        }
        KeyDefinition key = table.keys().stream()
                .filter(candidate -> new HashSet<>(candidate.columns()).equals(values.keySet()))
                .findFirst()
                .orElseThrow(() -> badKey(table));
        return new RowAddress(table, null, key, values, predicate.raw());
    }

    /**
     * The address of a row id in a body.
     *
     * @throws ApiException 400 if it is no row id
     */
    public static RowAddress byId(TableDefinition table, String id) {
        UUID value = (UUID) value(column(table, table.primaryId()), id);
        return new RowAddress(table, value, null, Map.of(), id);
    }

    /** The row, if it exists. */
    public Optional<StoredRow> find(RowStore store) {
        if (id != null) {
            return store.row(table, id);
        }
        return key == null ? Optional.empty() : store.row(table, key, values);
    }

    /** The row, or the documented 404. */
    public StoredRow get(RowStore store) {
        return find(store).orElseThrow(this::notFound);
    }

    /** The documented 404 of this address. */
    public ApiException notFound() {
        if (id != null) {
            return ApiException.noRow(table.logicalName(), id);
        }
        return new ApiException(
                404,
                "0x80060891",
                "A record with the specified key values does not exist in " + table.logicalName() + " entity");
    }

    private static ColumnDefinition column(TableDefinition table, String name) {
        return table.column(name).orElseThrow(() -> badKey(table));
    }

    private static Object value(ColumnDefinition column, String text) {
        if (column.type().edmType().equals("Edm.String")
                && IMPOSSIBLE.matcher(text).find()) {
            throw ApiException.badRequest("Bad Request - Error in query syntax: the value '" + text + "' of the key '"
                    + column.name() + "' has characters that a key in a URL cannot have.");
        }
        try {
            Object value = column.type().fromText(text);
            // a lookup to one table says by itself which; else only the row found can tell
            return column.targets().size() == 1 && value instanceof UUID id
                    ? new LookupValue(column.targets().get(0).table(), id)
                    : value;
        } catch (IllegalArgumentException e) {
            throw (ApiException) ApiException.badRequest("Error in query syntax: the value '" + text + "' of the key '"
                            + column.name() + "' is not of type '"
                            + column.type().edmType() + "'.")
                    .initCause(e);
        }
    }

    private static ApiException badKey(TableDefinition table) {
        String type = "Microsoft.Dynamics.CRM." + table.logicalName();
        return ApiException.badRequest("The key in the request URI is not valid for resource '" + type
                + "'. Ensure that the names and number of key properties match the declared or alternate key"
                + " properties for the resource '" + type + "'.");
    }
}
