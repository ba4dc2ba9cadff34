// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.row;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.RowAddress;
import io.github.cameldataverse.emulator.store.StoredRow;

/**
 * A single column of a row as a URL names it: {@code accounts(<id>)/name}.
 *
 * @param table the table
 * @param row the row, which exists
 * @param column the column
 */
record ColumnAddress(TableDefinition table, StoredRow row, ColumnDefinition column) {

    /** Whether the path names a column that the table has; other names are related rows. */
    static boolean isIn(WebApiRequest request, Environment environment) {
        return request.path().isPartOfMember()
                && environment.hasEntitySet(request.path().root())
                && environment
                        .table(request.path().root())
                        .columnByWireName(request.path().rest().get(0))
                        .isPresent();
    }

    static ColumnAddress of(WebApiRequest request, Environment environment) {
        TableDefinition table = environment.table(request.path().root());
        String name = request.path().rest().get(0);
        return new ColumnAddress(
                table,
                RowAddress.of(table, request.key()).get(environment.store()),
                table.columnByWireName(name).orElseThrow(() -> ApiException.noSegment(name)));
    }
}
