// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.poll;

import io.github.cameldataverse.client.changes.ChangePage;
import io.github.cameldataverse.client.changes.Cursor;
import org.jspecify.annotations.Nullable;

/** Reads changed rows, page by page. */
@FunctionalInterface
public interface RowPoller {
    /**
     * Reads the page at a cursor.
     *
     * @param cursor where to read on, or null to begin
     * @return changes to deliver, perhaps none, and the cursor behind them
     * @throws io.github.cameldataverse.client.model.DataverseException of the type that says what the caller can do
     */
    ChangePage poll(@Nullable Cursor cursor);
}
