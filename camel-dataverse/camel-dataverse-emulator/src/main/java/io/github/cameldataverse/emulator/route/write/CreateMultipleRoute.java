// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.write;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.write.RowWrites;

/** Creates many rows of a table, all or none. */
final class CreateMultipleRoute implements Route<WebApiRequest> {

    private static final String MESSAGE = "CreateMultiple";

    private final Environment environment;

    CreateMultipleRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return Targets.isIn(request, environment, MESSAGE);
    }

    @Override
    public Reply answer(WebApiRequest request) {
        Targets targets = Targets.of(request, environment, MESSAGE);
        ObjectNode body = request.answer("Microsoft.Dynamics.CRM.CreateMultipleResponse");
        ArrayNode ids = body.putArray("Ids");
        RowWrites writes = new RowWrites(environment);
        targets.rows()
                .forEach(row -> ids.add(writes.create(targets.table(), row).id().toString()));
        return Reply.odata(200, body);
    }
}
/*
 * Page "Use bulk operation messages":
 *
 *   POST [environment]/api/data/v9.2/accounts/Microsoft.Dynamics.CRM.CreateMultiple
 *   {"Targets": [{"@odata.type": "Microsoft.Dynamics.CRM.account", "name": "A"}, ...]}
 *
 *   200 OK
 *   {"@odata.context": ".../$metadata#Microsoft.Dynamics.CRM.CreateMultipleResponse", "Ids": ["<guid>", ...]}
 */
