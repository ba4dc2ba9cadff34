// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.customization;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.metadata.Messages;
import io.github.cameldataverse.emulator.metadata.TableCatalog;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.store.RowStore;

/**
 * The rows that say which messages each table has, for those who ask before they send. Source: page "Use bulk operation
 * messages".
 *
 * @param catalog the tables; without {@code sdkmessagefilter} there are no such rows
 * @param store where the rows are
 */
public record MessageRows(TableCatalog catalog, RowStore store) {

    private static final String MESSAGE = "sdkmessage";
    private static final String FILTER = "sdkmessagefilter";

    /** Adds the messages, and which of them each table has. */
    public void sow() {
        if (catalog.table(FILTER).isPresent()) {
            Messages.all().forEach(message -> row(MESSAGE, id(MESSAGE + "." + message), Map.of("name", message)));
            catalog.tables().forEach(this::add);
        }
    }

    /** Says which messages a table has. */
    void add(TableDefinition table) {
        for (String message : Messages.of(table)) {
            row(
                    FILTER,
                    id(table.logicalName() + "." + message),
                    Map.of(
                            "sdkmessageid",
                            new LookupValue(MESSAGE, id(MESSAGE + "." + message)),
                            "primaryobjecttypecode",
                            table.logicalName()));
        }
    }

    /** Takes back what was said of a table. */
    void remove(TableDefinition table) {
        catalog.table(FILTER).ifPresent(filters -> Messages.of(table)
                .forEach(message -> store.delete(filters, id(table.logicalName() + "." + message))));
    }

    private void row(String name, UUID id, Map<String, Object> values) {
        catalog.table(name).ifPresent(table -> {
            Map<String, Object> known = new LinkedHashMap<>(values);
            known.keySet().retainAll(table.columns().keySet());
            known.put(table.primaryId(), id);
            store.create(table, known);
        });
    }

    /** The same for each start after a reset, as the other ids are. */
    private UUID id(String name) {
        return UUID.nameUUIDFromBytes((store.identity().organizationId() + name).getBytes(StandardCharsets.UTF_8));
    }
}
