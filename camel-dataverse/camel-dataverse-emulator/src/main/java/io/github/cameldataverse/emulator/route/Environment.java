// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route;

import java.time.Clock;
import java.util.Map;

import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.metadata.TableCatalog;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.LookupBinding;
import io.github.cameldataverse.emulator.odata.LookupNames;
import io.github.cameldataverse.emulator.store.Identity;
import io.github.cameldataverse.emulator.store.RowStore;
import org.jspecify.annotations.Nullable;

/**
 * The environment that the routes work on.
 *
 * @param catalog its tables
 * @param store its rows
 * @param identity its ids
 * @param clock its time
 */
public record Environment(TableCatalog catalog, RowStore store, Identity identity, Clock clock) implements LookupNames {

    private static final Map<String, String> FIXED_NAMES =
            Map.of("systemuser", "# Emulator application user", "transactioncurrency", "US Dollar");

    @Override
    public @Nullable String nameOf(LookupValue lookup) {
        String fixed = FIXED_NAMES.get(lookup.table());
        if (fixed != null) {
            return fixed;
        }
        TableDefinition table = catalog.table(lookup.table()).orElse(null);
        if (table == null) {
            return null;
        }
        return store.row(table, lookup.id())
                .map(row -> row.value(table.names().primaryName()))
                .map(Object::toString)
                .orElse(null);
    }

    /** Whether there is a table with this entity set. */
    boolean hasEntitySet(String entitySet) {
        return catalog.byEntitySet(entitySet).isPresent();
    }

    /** The table of an entity set that a route has accepted. */
    TableDefinition table(String entitySet) {
        return catalog.byEntitySet(entitySet).orElseThrow(() -> ApiException.noSegment(entitySet));
    }

    LookupBinding binding() {
        return new LookupBinding(catalog, store);
    }
}
