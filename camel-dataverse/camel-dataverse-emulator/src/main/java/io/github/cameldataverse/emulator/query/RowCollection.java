// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.query;

import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.store.StoredRow;

/**
 * A collection-valued navigation property: the rows that refer to a row by a lookup.
 *
 * @param name the navigation property, for example {@code contact_customer_accounts}
 * @param from the table that has it
 * @param table the table of the rows
 * @param lookup their column that refers back
 */
public record RowCollection(String name, TableDefinition from, TableDefinition table, ColumnDefinition lookup) {

    /** Whether a row belongs to the collection of another one. */
    public boolean holds(StoredRow owner, StoredRow row) {
        return owner(owner).equals(row.value(lookup.name()));
    }

    LookupValue owner(StoredRow row) {
        return new LookupValue(from.logicalName(), row.id());
    }
}
