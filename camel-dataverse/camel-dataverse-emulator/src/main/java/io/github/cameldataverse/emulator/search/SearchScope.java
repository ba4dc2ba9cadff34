// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.search;

import java.util.List;
import java.util.function.Predicate;

import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.store.StoredRow;

/**
 * Where to search in one table.
 *
 * @param table the table
 * @param searched columns whose texts are searched
 * @param shown columns that the answer shows
 * @param filter must hold
 */
public record SearchScope(
        TableDefinition table,
        List<ColumnDefinition> searched,
        List<ColumnDefinition> shown,
        Predicate<StoredRow> filter) {}
