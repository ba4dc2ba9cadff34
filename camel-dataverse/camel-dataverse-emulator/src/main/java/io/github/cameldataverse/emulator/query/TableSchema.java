// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.query;

import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.ApiException;

/** The columns of a table under the names that requests use for them. */
final class TableSchema {

    private final TableDefinition table;

    TableSchema(TableDefinition table) {
        this.table = table;
    }

    /** A lookup only as {@code _x_value}: its bare name is a navigation property. */
    ColumnDefinition byWireName(String name) {
        return table.columnByWireName(name).orElseThrow(() -> unknown(name));
    }

    /** A lookup under either of its names, as {@code $select} and {@code $orderby} take it. */
    ColumnDefinition byAnyName(String name) {
        return table.column(name).or(() -> table.columnByWireName(name)).orElseThrow(() -> unknown(name));
    }

    ApiException unknown(String name) {
        return ApiException.badRequest("Could not find a property named '" + name + "' on type 'Microsoft.Dynamics.CRM."
                + table.logicalName() + "'.");
    }
}
