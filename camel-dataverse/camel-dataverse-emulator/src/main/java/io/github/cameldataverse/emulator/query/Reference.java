// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.query;

import java.util.List;

import io.github.cameldataverse.emulator.metadata.ColumnDefinition;

/**
 * A single-valued navigation property: the row that a lookup refers to.
 *
 * @param name the navigation property, for example {@code parentcustomerid_account}
 * @param lookup the column that refers
 * @param tables the tables that it leads to: one, but both of users and teams for an owner
 */
public record Reference(String name, ColumnDefinition lookup, List<String> tables) {}
