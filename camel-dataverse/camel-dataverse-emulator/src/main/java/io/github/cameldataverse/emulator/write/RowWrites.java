// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.write;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.metadata.Traits.Feature;
import io.github.cameldataverse.emulator.odata.RowAddress;
import io.github.cameldataverse.emulator.odata.RowBody;
import io.github.cameldataverse.emulator.store.RefusedRowException;
import io.github.cameldataverse.emulator.store.RowChange;
import io.github.cameldataverse.emulator.store.StoredRow;

/** Writes rows as bodies say. Sources: pages "Create a table row using the Web API" and "Upsert a table row". */
public final class RowWrites {

    private final Environment environment;
    private final DeepInsert deep;

    /** Writes to the rows of an environment. */
    public RowWrites(Environment environment) {
        this.environment = environment;
        this.deep = new DeepInsert(environment, this);
    }

    /** Creates a row, and the rows inside of its body. */
    public StoredRow create(TableDefinition table, ObjectNode body) {
        return create(table, body, Map.of(), Map.of());
    }

    /**
     * Creates the row of an address that is not there. Key values of the body win over those of the address; a row id of
     * the address wins over that of the body.
     */
    public StoredRow create(RowAddress address, ObjectNode body) {
        TableDefinition table = address.table();
        address.values().forEach((column, value) -> environment.binding().requireTarget(table, column, value));
        UUID id = address.id();
        return create(table, body, address.values(), id == null ? Map.of() : Map.of(table.primaryId(), id));
    }

    /** Changes a row that is there; the values of the key by which it was found stay. */
    public StoredRow update(RowAddress address, StoredRow old, ObjectNode body) {
        RowChange change = RowBody.forUpdate(address.table(), body, environment.binding());
        change.values().keySet().removeAll(address.values().keySet());
        change.cleared().removeAll(address.values().keySet());
        return environment.store().update(address.table(), old, change);
    }

    private StoredRow create(
            TableDefinition table, ObjectNode body, Map<String, Object> weak, Map<String, Object> strong) {
        if (table.logicalName().equals("organization") || table.traits().has(Feature.INTERSECT)) {
            throw RefusedRowException.unsupported("Create", table);
        }
        DeepInsert.Parts parts = deep.split(table, body);
        Map<String, Object> values = new LinkedHashMap<>(weak);
        values.putAll(
                RowBody.forCreate(table, parts.row(), environment.binding()).values());
        values.putAll(strong);
        StoredRow row = environment.store().create(table, values);
        deep.attach(table, row, parts);
        return row;
    }
}
