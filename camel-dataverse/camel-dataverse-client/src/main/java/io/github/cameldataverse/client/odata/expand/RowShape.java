// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata.expand;

import java.util.List;
import java.util.Map;

import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.TableDefinition;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of an answer are made of.
 *
 * @param table their table
 * @param idsExpected whether a row without an id is no row of the table, but an error
 * @param fullPage how many related rows come along at the most, so that a list of so many may go on behind its link; 0 where
 *     nothing goes on
 * @param expanded navigation property to the shape of what is expanded there; what is not among them stays a map
 * @param pages reads what is behind the link of a list
 */
public record RowShape(
        TableDefinition table, boolean idsExpected, int fullPage, Map<String, RowShape> expanded, Pages pages) {
    private static final Pages NONE = (shape, link) -> {
        throw new IllegalStateException("Nothing is expanded here");
    };

    /** A shape; the map is copied. */
    public RowShape {
        expanded = Map.copyOf(expanded);
    }

    /** Rows of a table, with ids, nothing expanded. */
    public static RowShape of(TableDefinition table) {
        return new RowShape(table, true, 0, Map.of(), NONE);
    }

    /** Rows that may lack an id: results of aggregates and of distinct values. */
    public static RowShape withoutIds(TableDefinition table) {
        return new RowShape(table, false, 0, Map.of(), NONE);
    }

    /** A list of related rows: what came along, and what is behind its link if that was a full page. */
    public List<Row> list(List<Row> first, @Nullable String link) {
        boolean goesOn = link != null && fullPage > 0 && first.size() >= fullPage;
        return new ExpandedRows(first, goesOn ? link : null, next -> pages.read(this, next));
    }

    /** Reads pages of related rows. */
    @FunctionalInterface
    public interface Pages {
        /** Reads the page of a link. */
        Page read(RowShape shape, String link);
    }

    /**
     * A page of related rows.
     *
     * @param rows in order
     * @param link to the next page, if there is one
     */
    public record Page(List<Row> rows, @Nullable String link) {}
}
