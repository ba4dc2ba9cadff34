// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

import org.jspecify.annotations.Nullable;

/**
 * A relationship, seen from one of its tables.
 *
 * @param name schema name, such as {@code account_primary_contact}
 * @param kind which way it goes
 * @param navigationProperty name under which this table expands it; case counts
 * @param table logical name of the table on the other side
 * @param column the lookup that makes it: of this table where it is many-to-one, of the other where it is one-to-many; null
 *     where it is many-to-many
 */
public record RelationshipDefinition(
        String name,
        Kind kind,
        String navigationProperty,
        String table,
        @Nullable String column) {
    /** Which way a relationship goes, seen from one table. */
    public enum Kind {
        /** A lookup of this table. */
        manyToOne,
        /** A lookup of the other table, which leads here. */
        oneToMany,
        /** Rows on both sides are linked through a table between them. */
        manyToMany
    }

    /** Whether a row of this table can stand on the other side; {@code owner} stands for users and teams. */
    public boolean leadsTo(String other) {
        return table.equals(other) || table.equals("owner") && (other.equals("systemuser") || other.equals("team"));
    }

    /** Whether expanding it gives a list. */
    public boolean isCollection() {
        return kind != Kind.manyToOne;
    }
}
