// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.metadata;

import java.util.List;
import java.util.Optional;

/**
 * A relationship between the rows of two tables, kept as rows of a third. Source: page "ManyToManyRelationshipMetadata
 * entity type".
 *
 * @param name schema name, for example {@code accountleads_association}
 * @param intersect logical name of the table that holds it
 * @param first one side
 * @param second the other side
 */
public record ManyToMany(String name, String intersect, Side first, Side second) {

    /**
     * One side of the relationship.
     *
     * @param table logical name of the table
     * @param navigation name of the property of its rows that leads to the other side
     * @param column column of the intersect table that holds its row ids
     */
    public record Side(String table, String navigation, String column) {}

    /** The side from which a property of a table's rows leads to the other one. */
    public Optional<Side> from(String table, String navigation) {
        return List.of(first, second).stream()
                .filter(side -> side.table().equals(table) && side.navigation().equals(navigation))
                .findFirst();
    }

    /** The side opposite of one. */
    public Side other(Side side) {
        return side.equals(first) ? second : first;
    }
}
