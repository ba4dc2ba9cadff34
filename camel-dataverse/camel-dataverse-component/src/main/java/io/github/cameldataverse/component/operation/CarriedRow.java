// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import java.util.UUID;

import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.model.ValidationException;
import org.jspecify.annotations.Nullable;

/**
 * The row id that a message carries in its headers, perhaps left there by another endpoint. It counts only where the
 * endpoint has neither row id nor key, the body is a single row, and the table beside it is absent or the same, so that
 * the id of one table's row never becomes another's.
 *
 * @param id the row id as it stands in the header
 * @param table logical name or entity set that stands beside it, if any
 */
public record CarriedRow(Object id, @Nullable String table) {

    /** The id, if it is one of this table's rows. */
    @Nullable
    UUID idFor(TableDefinition definition) {
        boolean isSame =
                table == null || table.equals(definition.logicalName()) || table.equals(definition.entitySet());
        return isSame ? parse(id, "header CamelDataverseRowId", definition.logicalName()) : null;
    }

    /**
     * A row id from its text.
     *
     * @param where the option, header or column that holds it, for the error
     * @throws ValidationException where it is none
     */
    public static UUID parse(Object id, String where, String table) {
        if (id instanceof UUID uuid) {
            return uuid;
        }
        String text = id.toString().strip();
        boolean isBraced = text.length() == 38 && text.startsWith("{") && text.endsWith("}");
        String plain = isBraced ? text.substring(1, 37) : text;
        if (plain.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            return UUID.fromString(plain);
        }
        throw new ValidationException(
                "'" + text + "' in " + where + " is no row id of table " + table
                        + ". Give a GUID such as 00000000-0000-0000-0000-000000000001, or name the row with key.",
                ErrorDetails.ofTable(table),
                null);
    }
}
