// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.call;

import java.time.Clock;

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

    @Override
    public @Nullable String nameOf(LookupValue lookup) {
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
    public boolean hasEntitySet(String entitySet) {
        return catalog.byEntitySet(entitySet).isPresent();
    }

    /** The table of an entity set that a route has accepted. */
    public TableDefinition table(String entitySet) {
        return catalog.byEntitySet(entitySet).orElseThrow(() -> ApiException.noSegment(entitySet));
    }

    /** Resolves the lookups of request bodies against the rows of this environment. */
    public LookupBinding binding() {
        return new LookupBinding(catalog, store);
    }
}
