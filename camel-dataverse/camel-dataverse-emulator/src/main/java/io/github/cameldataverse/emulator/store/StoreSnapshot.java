// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.metadata.TableCatalog;
import io.github.cameldataverse.emulator.metadata.TableDefinition;

/**
 * A store as one JSON document: ids of the environment, versions, rows and deletions, so that whatever a caller
 * remembers (row ids, ETags, delta tokens, paging cookies) stays good. Synthetic rows are written as their origin.
 */
final class StoreSnapshot {

    private static final String FORMAT = "dataverse-emulator-snapshot/1";

    /**
     * What a document holds.
     *
     * @param identity ids of the environment
     * @param version version of the latest write
     * @param oldestKnown the oldest version from which changes are known
     * @param tables rows and deletions by logical name
     */
    record Content(Identity identity, long version, long oldestKnown, Map<String, Table> tables) {}

    private final TableCatalog catalog;

    StoreSnapshot(TableCatalog catalog) {
        this.catalog = catalog;
    }

    ObjectNode write(Content content) {
        ObjectNode document = JsonNodeFactory.withExactBigDecimals(true).objectNode();
        document.put("format", FORMAT);
        document.put("version", content.version).put("oldestKnownVersion", content.oldestKnown);
        document.putObject("identity")
                .put("organizationId", content.identity.organizationId().toString())
                .put("businessUnitId", content.identity.businessUnitId().toString())
                .put("userId", content.identity.userId().toString())
                .put("baseCurrencyId", content.identity.baseCurrencyId().toString())
                .put("tenantId", content.identity.tenantId());
        ObjectNode tables = document.putObject("tables");
        content.tables.forEach((name, table) -> write(table, tables.putObject(name)));
        // a document that was cut off has no end, even where the cut happens to leave valid JSON
        return document.put("complete", true);
    }

    private static void write(Table table, ObjectNode target) {
        ArrayNode keys = target.putArray("keys");
        keys(table.definition()).forEach(keys::add);
        SyntheticRows synthetic = table.synthetic();
        if (synthetic != null) {
            SyntheticRows.Origin origin = synthetic.origin();
            target.putObject("synthetic")
                    .put("count", origin.count())
                    .put("firstVersion", origin.firstVersion())
                    .put("createdOn", origin.createdOn().toString());
        }
        ArrayNode rows = target.putArray("rows");
        for (StoredRow row : table.stored()) {
            ObjectNode values = rows.addObject()
                    .put("id", row.id().toString())
                    .put("version", row.version())
                    .putObject("values");
            row.values().forEach((name, value) -> write(table.definition(), values, name, value));
        }
        ArrayNode deletions = target.putArray("deletions");
        table.deletions()
                .forEach(gone ->
                        deletions.addObject().put("id", gone.id().toString()).put("version", gone.version()));
    }

    private static void write(TableDefinition table, ObjectNode values, String name, Object value) {
        if (value instanceof LookupValue lookup) {
            values.putObject(name)
                    .put("table", lookup.table())
                    .put("id", lookup.id().toString());
        } else {
            values.set(name, column(table, name).type().toJson(value));
        }
    }

    /**
     * Reads a document.
     *
     * @param calculated gives the calculated columns of synthetic rows, for the ids that the document holds
     * @throws IllegalArgumentException if it is no whole snapshot, or one of an environment with other tables or alternate keys
     */
    Content read(JsonNode document, Function<Identity, CalculatedColumns> calculated) {
        if (!document.path("format").asText().equals(FORMAT)
                || !document.path("complete").asBoolean()) {
            throw new IllegalArgumentException("This is no complete snapshot of the format " + FORMAT);
        }
        TreeSet<String> own = new TreeSet<>();
        catalog.tables().forEach(table -> own.add(table.logicalName()));
        TreeSet<String> given = new TreeSet<>();
        document.path("tables").fieldNames().forEachRemaining(given::add);
        if (!own.equals(given)) {
            throw new IllegalArgumentException(
                    "The snapshot is of an environment with other tables: it has " + given + ", here are " + own);
        }
        JsonNode ids = document.path("identity");
        Identity identity = new Identity(
                id(ids.path("organizationId")),
                id(ids.path("businessUnitId")),
                id(ids.path("userId")),
                id(ids.path("baseCurrencyId")),
                ids.path("tenantId").asText());
        CalculatedColumns columns = calculated.apply(identity);
        Map<String, Table> tables = new LinkedHashMap<>();
        catalog.tables().forEach(definition -> {
            JsonNode content = document.path("tables").path(definition.logicalName());
            tables.put(definition.logicalName(), table(definition, content, columns));
        });
        long version = number(document.path("version"));
        return new Content(identity, version, number(document.path("oldestKnownVersion")), tables);
    }

    private static Table table(TableDefinition definition, JsonNode content, CalculatedColumns calculated) {
        try {
            return read(new Table(definition), content, calculated);
        } catch (DuplicateKeyException e) {
            throw new IllegalArgumentException(
                    "The snapshot has two rows of " + definition.logicalName() + " with the same values of the key '"
                            + e.key() + "'",
                    e);
        }
    }

    private static Table read(Table table, JsonNode content, CalculatedColumns calculated) {
        requireKeys(table, content);
        for (JsonNode row : part(table, content, "rows", JsonNodeType.ARRAY)) {
            Map<String, Object> values = new LinkedHashMap<>();
            part(table, row, "values", JsonNodeType.OBJECT)
                    .properties()
                    .forEach(value ->
                            values.put(value.getKey(), value(table.definition(), value.getKey(), value.getValue())));
            table.put(new StoredRow(
                    id(row.path("id")), number(row.path("version")), Collections.unmodifiableMap(values)));
        }
        for (JsonNode gone : part(table, content, "deletions", JsonNodeType.ARRAY)) {
            table.remove(id(gone.path("id")), number(gone.path("version")));
        }
        // last, for a synthetic row that was replaced or deleted holds none of its keys any more
        JsonNode synthetic = content.path("synthetic");
        if (synthetic.isObject()) {
            SyntheticRows.Origin origin = new SyntheticRows.Origin(
                    (int) number(synthetic.path("count")),
                    number(synthetic.path("firstVersion")),
                    time(synthetic.path("createdOn")));
            table.populate(new SyntheticRows(table.definition(), calculated, origin));
        }
        return table;
    }

    /** Rows could not be named by a key that is missing here, and a key that is more here could refuse them. */
    private static void requireKeys(Table table, JsonNode content) {
        TreeSet<String> given = new TreeSet<>();
        part(table, content, "keys", JsonNodeType.ARRAY).forEach(key -> given.add(key.asText()));
        TreeSet<String> own = keys(table.definition());
        if (!own.equals(given)) {
            throw new IllegalArgumentException("The snapshot is of an environment with other alternate keys of "
                    + table.definition().logicalName() + ": it has " + given + ", here are " + own
                    + ". Start this emulator with the seed (\"@keys\") and the metadata of the other one.");
        }
    }

    /** The alternate keys of a table with their columns, for example {@code accountnumber_key(accountnumber)}. */
    private static TreeSet<String> keys(TableDefinition table) {
        TreeSet<String> keys = new TreeSet<>();
        table.keys().forEach(key -> keys.add(key.name() + "(" + String.join(",", key.columns()) + ")"));
        return keys;
    }

    private static JsonNode part(Table table, JsonNode content, String name, JsonNodeType type) {
        JsonNode part = content.path(name);
        if (part.getNodeType() != type) {
            throw new IllegalArgumentException("The snapshot lacks '" + name + "' of "
                    + table.definition().logicalName() + ": it is damaged or cut off");
        }
        return part;
    }

    private static Object value(TableDefinition table, String name, JsonNode value) {
        ColumnDefinition column = column(table, name);
        return column.type().isLookup()
                ? new LookupValue(value.path("table").asText(), id(value.path("id")))
                : column.type().fromJson(value);
    }

    private static ColumnDefinition column(TableDefinition table, String name) {
        return table.column(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The snapshot has the unknown column '" + name + "' of " + table.logicalName()));
    }

    private static long number(JsonNode node) {
        if (!node.isIntegralNumber() || node.longValue() < 0) {
            throw new IllegalArgumentException("The snapshot lacks a number");
        }
        return node.longValue();
    }

    private static UUID id(JsonNode node) {
        return UUID.fromString(node.asText());
    }

    private static Instant time(JsonNode node) {
        try {
            return Instant.parse(node.asText());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("The snapshot lacks a time", e);
        }
    }
}
