// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.expand;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.query.Projection;
import io.github.cameldataverse.emulator.query.RowJson;
import io.github.cameldataverse.emulator.store.StoredRow;

/**
 * What is shown of a related row.
 *
 * @param projection its columns, in a context with what is expanded in turn
 * @param json writes them
 * @param inner what is expanded in turn
 */
record Member(Projection projection, RowJson json, Expansion inner) {

    /** Its part of {@code @odata.context}: parentheses, with nothing in them for every column. */
    String context() {
        return projection.context().isEmpty() ? "()" : projection.context();
    }

    ObjectNode write(StoredRow row, ObjectNode target) {
        json.columns(row, target);
        inner.write(row, target);
        return target;
    }
}
