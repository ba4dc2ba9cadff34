// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.call;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.github.cameldataverse.emulator.files.FileStore;
import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.metadata.TableCatalog;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.LookupBinding;
import io.github.cameldataverse.emulator.odata.QueryString;
import io.github.cameldataverse.emulator.odata.filter.FilterContext;
import io.github.cameldataverse.emulator.query.LookupNames;
import io.github.cameldataverse.emulator.query.Relations;
import io.github.cameldataverse.emulator.query.RowFilter;
import io.github.cameldataverse.emulator.store.Identity;
import io.github.cameldataverse.emulator.store.RowStore;
import io.github.cameldataverse.emulator.store.StoredRow;
import org.jspecify.annotations.Nullable;

/**
 * The environment that the routes work on.
 *
 * @param catalog its tables
 * @param store its rows
 * @param clock its time
 * @param readDepth how far the caller may read
 * @param files the contents of its file and image columns
 */
public record Environment(TableCatalog catalog, RowStore store, Clock clock, ReadDepth readDepth, FileStore files)
        implements LookupNames {

    private static final Duration CHANGE_TRACKING_LIFETIME = Duration.ofDays(7);

    /** Its ids; those of another environment once its snapshot is restored. */
    public Identity identity() {
        return store.identity();
    }

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

    @Override
    public Optional<StoredRow> currency(UUID id) {
        return catalog.table("transactioncurrency").flatMap(table -> store.row(table, id));
    }

    @Override
    public UUID baseCurrencyId() {
        return identity().baseCurrencyId();
    }

    /** Whether there is a table with this entity set. */
    public boolean hasEntitySet(String entitySet) {
        return catalog.byEntitySet(entitySet).isPresent();
    }

    /** The table of an entity set that a route has accepted. */
    public TableDefinition table(String entitySet) {
        return catalog.byEntitySet(entitySet).orElseThrow(() -> ApiException.noSegment(entitySet));
    }

    /** A condition on the rows of a table, as a request states it. */
    public RowFilter filter(TableDefinition table, QueryString query) {
        return new RowFilter(table, query.option("$filter"), relations(), filterContext(query.aliases()));
    }

    /** What a filter can refer to, with these parameter aliases. */
    public FilterContext filterContext(Map<String, String> aliases) {
        return new FilterContext(
                aliases, clock.instant(), identity().userId(), identity().businessUnitId());
    }

    /** The relationships between the rows, for as long as one request is answered. */
    public Relations relations() {
        return new Relations(catalog, store);
    }

    /** How long delta tokens are good: a column of the row of the organization. */
    public Duration changeTrackingLifetime() {
        return organization("expirechangetrackingindays", Integer.class)
                .map(Duration::ofDays)
                .orElse(CHANGE_TRACKING_LIFETIME);
    }

    /** Extensions of files that are refused, in lower case: a column of the row of the organization. */
    public Set<String> blockedExtensions() {
        return organization("blockedattachments", String.class)
                .map(list -> (Set<String>) new HashSet<>(
                        Arrays.asList(list.toLowerCase(Locale.ROOT).split(";", -1))))
                .orElse(Set.of());
    }

    private <T> Optional<T> organization(String column, Class<T> type) {
        return catalog.table("organization").stream()
                .flatMap(table -> store.rows(table).stream())
                .map(row -> row.value(column))
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    /** Resolves the lookups of request bodies against the rows of this environment. */
    public LookupBinding binding() {
        return new LookupBinding(catalog, store);
    }
}
