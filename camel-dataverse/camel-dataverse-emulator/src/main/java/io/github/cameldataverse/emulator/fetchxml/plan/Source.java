// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fetchxml.plan;

import java.util.List;

import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import org.jspecify.annotations.Nullable;

/**
 * A table of a query: the one it begins with, or one that is linked.
 *
 * @param index its place in {@link Joined}; 0 is the table that the query begins with
 * @param table the table
 * @param join how it is linked; null for the table that the query begins with
 * @param before what must hold while rows are joined
 * @param after what must hold when all are joined
 * @param links tables that are linked to it
 */
public record Source(
        int index,
        TableDefinition table,
        @Nullable Join join,
        List<Criterion> before,
        List<Criterion> after,
        List<Source> links) {

    /**
     * How a table is linked.
     *
     * @param type which rows are joined
     * @param from column of the linked table
     * @param parent index of the table that it is linked to
     * @param to column of that table
     */
    public record Join(LinkType type, ColumnDefinition from, int parent, ColumnDefinition to) {}

    /** The join of a linked table. */
    public Join joined() {
        if (join == null) {
            throw new IllegalStateException("The table of the query is not linked");
        }
        return join;
    }

    /** Whether joining it can make several rows of one. */
    public boolean multiplies() {
        boolean several = join != null
                && (join.type == LinkType.INNER || join.type == LinkType.NATURAL || join.type == LinkType.OUTER)
                && !join.from.name().equals(table.primaryId());
        return several || links.stream().anyMatch(Source::multiplies);
    }
}
