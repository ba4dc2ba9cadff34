// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.KeyDefinition;
import io.github.cameldataverse.emulator.metadata.LookupTarget;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.RowBody;
import io.github.cameldataverse.emulator.store.DuplicateKeyException;
import io.github.cameldataverse.emulator.store.RefusedRowException;
import io.github.cameldataverse.emulator.store.RowChange;
import io.github.cameldataverse.emulator.store.StoredRow;

/** Sows rows: first all of them, then what binds one to another, for rows may refer to each other in circles. */
final class SeedRows {

    private static final String BIND = "@odata.bind";

    private record Link(TableDefinition table, UUID id, ObjectNode body) {}

    private final Environment environment;
    private final Map<Link, String> links = new LinkedHashMap<>();

    SeedRows(Environment environment) {
        this.environment = environment;
    }

    void requireKeys(Map<String, List<KeyDefinition>> keys) {
        keys.forEach((name, defined) -> {
            TableDefinition table = environment
                    .catalog()
                    .table(name)
                    .orElseThrow(() -> new IllegalArgumentException(NearNames.unknown(
                            "table",
                            name,
                            environment.catalog().tables().stream().map(TableDefinition::logicalName))));
            defined.stream()
                    .flatMap(key -> key.columns().stream())
                    .filter(column -> table.column(column).isEmpty())
                    .findFirst()
                    .ifPresent(column -> {
                        throw unknownColumn(table, column);
                    });
        });
    }

    void create(String entitySet, JsonNode rows) {
        TableDefinition table = environment
                .catalog()
                .byEntitySet(entitySet)
                .orElseThrow(() -> new IllegalArgumentException(NearNames.unknown(
                        "entity set",
                        entitySet,
                        environment.catalog().tables().stream().map(TableDefinition::entitySetName))));
        if (!rows.isArray()) {
            throw new IllegalArgumentException("'" + entitySet + "' is no array of rows");
        }
        for (int i = 0; i < rows.size(); i++) {
            String place = "row " + (i + 1) + " of " + entitySet;
            if (!(rows.get(i) instanceof ObjectNode row)) {
                throw new IllegalArgumentException(place + " is no JSON object");
            }
            create(table, row, place);
        }
    }

    private void create(TableDefinition table, ObjectNode row, String place) {
        row.fieldNames().forEachRemaining(name -> requireKnown(table, name));
        ObjectNode plain = row.deepCopy();
        ObjectNode bound = row.deepCopy();
        row.fieldNames().forEachRemaining(name -> (name.endsWith(BIND) ? plain : bound).remove(name));
        at(place, () -> {
            RowChange change = RowBody.forCreate(table, plain, environment.binding());
            StoredRow stored = environment.store().create(table, change.values());
            if (!bound.isEmpty()) {
                links.put(new Link(table, stored.id(), bound), place);
            }
        });
    }

    void link() {
        links.forEach((link, place) -> at(place, () -> {
            StoredRow row = environment.store().row(link.table, link.id).orElseThrow();
            RowChange change = RowBody.forUpdate(link.table, link.body, environment.binding());
            environment.store().update(link.table, row, change);
        }));
        links.clear();
    }

    private static void at(String place, Runnable step) {
        try {
            step.run();
        } catch (ApiException | DuplicateKeyException | RefusedRowException e) {
            throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
        }
    }

    private static void requireKnown(TableDefinition table, String name) {
        if (name.endsWith(BIND)) {
            String navigation = name.substring(0, name.length() - BIND.length());
            if (navigations(table).noneMatch(navigation::equals)) {
                throw new IllegalArgumentException(
                        NearNames.unknown("navigation property", navigation, navigations(table)) + " (of "
                                + table.entitySetName() + ")");
            }
        } else if (!name.contains("@")
                && table.columnByWireName(name).isEmpty()
                && navigations(table).noneMatch(name::equals)) {
            throw unknownColumn(table, name);
        }
    }

    private static IllegalArgumentException unknownColumn(TableDefinition table, String name) {
        Stream<String> columns = table.columns().values().stream().map(ColumnDefinition::wireName);
        return new IllegalArgumentException(
                NearNames.unknown("column", name, columns) + " (of " + table.entitySetName() + ")");
    }

    private static Stream<String> navigations(TableDefinition table) {
        return table.columns().values().stream()
                .flatMap(column -> column.targets().stream())
                .map(LookupTarget::navigation);
    }
}
