// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.query;

import java.util.Optional;

import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.metadata.TableCatalog;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.store.RowStore;
import io.github.cameldataverse.emulator.store.StoredRow;

/**
 * Follows lookups from row to row.
 *
 * @param catalog the tables
 * @param store their rows
 */
public record Relations(TableCatalog catalog, RowStore store) {

    /** The table that a lookup can refer to; 501 where the emulator does not hold its rows. */
    TableDefinition table(String logicalName) {
        return catalog.table(logicalName)
                .orElseThrow(() -> ApiException.notEmulated("conditions on rows of the table '" + logicalName + "'"));
    }

    /** The row that a lookup refers to, if it refers to one of this table. */
    Optional<StoredRow> follow(StoredRow row, ColumnDefinition lookup, TableDefinition target) {
        return row.value(lookup.name()) instanceof LookupValue value
                        && value.table().equals(target.logicalName())
                ? store.row(target, value.id())
                : Optional.empty();
    }
}
