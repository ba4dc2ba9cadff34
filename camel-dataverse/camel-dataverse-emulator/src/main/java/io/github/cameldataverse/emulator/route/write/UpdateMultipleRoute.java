// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.odata.RowAddress;
import io.github.cameldataverse.emulator.write.RowWrites;

/** Changes many rows of a table, all or none. */
final class UpdateMultipleRoute implements Route<WebApiRequest> {

    private static final String MESSAGE = "UpdateMultiple";

    private final Environment environment;

    UpdateMultipleRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return Targets.isIn(request, environment, MESSAGE);
    }

    @Override
    public Reply answer(WebApiRequest request) {
        Targets targets = Targets.of(request, environment, MESSAGE);
        RowWrites writes = new RowWrites(environment);
        for (ObjectNode row : targets.rows()) {
            RowAddress address = targets.address(environment, row);
            writes.update(address, address.get(environment.store()), row);
        }
        return Reply.noContent();
    }
}
/*
 * Page "Use bulk operation messages":
 *
 *   POST [environment]/api/data/v9.2/accounts/Microsoft.Dynamics.CRM.UpdateMultiple
 *   {"Targets": [{"@odata.type": "Microsoft.Dynamics.CRM.account", "accountid": "<guid>", "name": "A"}, ...]}
 *
 *   204 No Content
 */
