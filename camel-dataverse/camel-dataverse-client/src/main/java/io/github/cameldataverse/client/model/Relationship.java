// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

/**
 * A relationship of a table, seen from its rows.
 *
 * @param schemaName its name, the same from both sides
 * @param navigationProperty name that links go through from here; its case matters
 * @param table logical name of the table at the other end
 * @param collection whether a row can be linked with many; else it is a lookup of this table
 */
public record Relationship(String schemaName, String navigationProperty, String table, boolean collection) {}
