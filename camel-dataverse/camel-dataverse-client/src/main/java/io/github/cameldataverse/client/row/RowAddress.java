// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.row;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import io.github.cameldataverse.client.model.AlternateKey;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.client.odata.ODataPath;
import io.github.cameldataverse.client.odata.value.Definitions;
import org.jspecify.annotations.Nullable;

/**
 * How a row is named.
 *
 * @param path relative to the service root, or a reference to a request of a batch, such as {@code $1}
 * @param label for errors
 * @param id row id, where it is named by that
 * @param columns columns that the path holds, which a body need not repeat
 */
public record RowAddress(
        String path, String label, @Nullable UUID id, Set<String> columns) {
    /** An address; the columns are copied. */
    public RowAddress {
        columns = Set.copyOf(columns);
    }

    /** By row id. */
    public static RowAddress of(TableDefinition table, UUID id) {
        return new RowAddress(ODataPath.row(table, id), id.toString(), id, Set.of(table.primaryId()));
    }

    /**
     * By alternate key.
     *
     * @param definitions by which the values of the key are written
     * @throws io.github.cameldataverse.client.model.UnknownNameException where the table has no active key of these
     *     columns; lists the keys
     * @throws ValidationException where the key is of another table
     */
    public static RowAddress of(TableDefinition table, AlternateKey key, Definitions definitions) {
        table.requireKey(key.values().keySet());
        String of = key.table();
        if (of != null && !of.equals(table.logicalName()) && !of.equals(table.entitySet())) {
            throw new ValidationException(
                    "The key " + String.join(",", key.values().keySet()) + " is of table " + of
                            + ", so that it names no row of table " + table.logicalName() + ".",
                    ErrorDetails.ofTable(table.logicalName()),
                    null);
        }
        Set<String> columns = new HashSet<>(key.values().keySet());
        columns.add(table.primaryId());
        return new RowAddress(ODataPath.row(table, key, definitions), key.toString(), null, columns);
    }
}
