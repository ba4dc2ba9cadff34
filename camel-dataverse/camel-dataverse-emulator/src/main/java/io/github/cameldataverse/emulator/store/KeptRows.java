// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.store;

import io.github.cameldataverse.emulator.metadata.TableDefinition;

/**
 * Rows without which an environment would not be one: they cannot be deleted. Source: page "Web service error codes";
 * that the caller cannot delete itself is an assumption.
 */
final class KeptRows {

    private final Identity identity;

    KeptRows(Identity identity) {
        this.identity = identity;
    }

    /** Refuses the delete of such a row. */
    void requireDeletable(TableDefinition table, StoredRow row) {
        switch (table.logicalName()) {
            case "organization" -> throw RefusedRowException.unsupported("Delete", table);
            case "transactioncurrency" ->
                refuse(
                        row.id().equals(identity.baseCurrencyId()),
                        RefusedRowException.kept(
                                "0x80048CFF", "The base currency of an organization cannot be deleted."));
            case "businessunit" ->
                refuse(
                        row.id().equals(identity.businessUnitId()),
                        RefusedRowException.kept("0x80041D60", "Not disabled business unit cannot be deleted."));
            case "team" ->
                refuse(
                        Boolean.TRUE.equals(row.value("isdefault")),
                        RefusedRowException.kept("0x80048307", "The default business unit team can't be deleted."));
            case "systemuser" ->
                refuse(
                        row.id().equals(identity.userId()),
                        RefusedRowException.associated(
                                "It is the caller, who owns rows or could: it can only be disabled."));
            default -> {
                // every other row may go
            }
        }
    }

    private static void refuse(boolean kept, RefusedRowException refusal) {
        if (kept) {
            throw refusal;
        }
    }
}
