// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.query;

import java.util.Optional;
import java.util.UUID;

import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.metadata.Navigation;
import io.github.cameldataverse.emulator.metadata.Navigation.ToMany;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.store.StoredRow;
import org.jspecify.annotations.Nullable;

/**
 * A collection-valued navigation property: the rows that refer to a row by a lookup, or are linked to it by a
 * many-to-many relationship.
 *
 * @param name the navigation property, for example {@code contact_customer_accounts}
 * @param from the table that has it
 * @param table the table of the rows
 * @param navigation how to get there
 */
public record RowCollection(String name, TableDefinition from, TableDefinition table, Navigation navigation) {

    /** The column of the rows that refers back; null where a third table holds the links. */
    public @Nullable ColumnDefinition lookup() {
        return navigation instanceof ToMany many ? many.column() : null;
    }

    /** The row id of the row that one refers to by the lookup, if it is of the table that has the collection. */
    Optional<UUID> owner(StoredRow row) {
        ColumnDefinition lookup = lookup();
        return lookup != null
                        && row.value(lookup.name()) instanceof LookupValue value
                        && value.table().equals(from.logicalName())
                ? Optional.of(value.id())
                : Optional.empty();
    }
}
