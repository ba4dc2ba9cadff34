// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.expand;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.store.StoredRow;
import org.jspecify.annotations.Nullable;

/** One navigation property that is expanded. */
sealed interface Branch permits ReferenceBranch, RowBranch, CollectionBranch {

    /** The navigation property. */
    String name();

    /** The entry of {@code @odata.context}. */
    String context();

    /** The column that the row itself shows in addition; null for none. */
    default @Nullable ColumnDefinition column() {
        return null;
    }

    /** Adds the related rows of a row. */
    void write(StoredRow row, ObjectNode target);
}
