// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route;

import io.github.cameldataverse.emulator.metadata.Choice;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.store.RowChange;
import io.github.cameldataverse.emulator.store.StoredRow;
import org.jspecify.annotations.Nullable;

/** A status reason belongs to one state. Source: page "Define status reason transitions". */
final class StatusReason {

    private StatusReason() {}

    /** Refuses a status reason that does not fit the state that the row would have. */
    static void check(TableDefinition table, RowChange change, @Nullable StoredRow row) {
        Object status = change.values().get("statuscode");
        if (!(status instanceof Integer reason)) {
            return;
        }
        Object old = row == null ? null : row.value("statecode");
        Object state = change.values().getOrDefault("statecode", old == null ? 0 : old);
        boolean fits = table.column("statuscode")
                .flatMap(column -> column.choice(reason))
                .map(Choice::state)
                .filter(state::equals)
                .isPresent();
        if (!fits) {
            throw new ApiException(
                    400,
                    "0x80048408",
                    "State code is invalid or state code is valid but status code is invalid for a specified state"
                            + " code.");
        }
    }
}
