// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.poll;

import java.util.List;

/**
 * What is polled.
 *
 * @param table logical name or entity set
 * @param select columns to read; empty means all
 * @param pageSize rows a page, or 0 for the service's own
 * @param startFrom where to begin without a cursor
 * @param cursorName name the cursor is stored under, for errors
 */
public record PollSettings(String table, List<String> select, int pageSize, StartFrom startFrom, String cursorName) {
    /** Settings; the columns are copied. */
    public PollSettings {
        select = List.copyOf(select);
    }
}
