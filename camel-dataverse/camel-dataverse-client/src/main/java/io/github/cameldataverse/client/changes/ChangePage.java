// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.changes;

import java.util.List;
import java.util.Objects;

import io.github.cameldataverse.client.model.Change;

/**
 * One page of a change feed.
 *
 * @param changes in the order of the service: rows first, then deletions; empty where nothing changed
 * @param next where to read on
 * @param last whether the feed has nothing more for now
 */
public record ChangePage(List<Change> changes, Cursor next, boolean last) {
    /** A page; the changes are copied. */
    public ChangePage {
        changes = List.copyOf(changes);
        Objects.requireNonNull(next, "next");
    }
}
