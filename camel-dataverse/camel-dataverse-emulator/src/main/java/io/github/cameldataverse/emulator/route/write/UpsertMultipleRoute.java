// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.write;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.RowAddress;
import io.github.cameldataverse.emulator.store.StoredRow;
import io.github.cameldataverse.emulator.write.RowWrites;

/** Changes or creates many rows of a table, all or none. */
final class UpsertMultipleRoute implements Route<WebApiRequest> {

    private static final String MESSAGE = "UpsertMultiple";

    private final Environment environment;

    UpsertMultipleRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return Targets.isIn(request, environment, MESSAGE);
    }

    @Override
    public Reply answer(WebApiRequest request) {
        Targets targets = Targets.of(request, environment, MESSAGE);
        targets.rows().forEach(row -> upsert(targets.address(environment, row), row));
        return Reply.noContent();
    }

    private void upsert(RowAddress address, ObjectNode row) {
        RowWrites writes = new RowWrites(environment);
        Optional<StoredRow> found = address.find(environment.store());
        // the service does not take the columns of the key twice, but looks only where it creates a row
        if (found.isEmpty() && address.values().keySet().stream().anyMatch(row::has)) {
            throw new ApiException(400, "0x80040216", "An unexpected error occurred.");
        }
        if (found.isPresent()) {
            writes.update(address, found.get(), row);
        } else {
            writes.create(address, row);
        }
    }
}
/*
 * Page "UpsertMultiple action":
 *
 *   POST [environment]/api/data/v9.2/accounts/Microsoft.Dynamics.CRM.UpsertMultiple
 *   {"Targets": [{"@odata.type": "Microsoft.Dynamics.CRM.account", "@odata.id": "accounts(accountnumber='A-1')",
 *                 "name": "A"}, ...]}
 *
 *   204 No Content
 */
