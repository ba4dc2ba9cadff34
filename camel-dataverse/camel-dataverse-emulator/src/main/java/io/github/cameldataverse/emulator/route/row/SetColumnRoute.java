// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.row;

import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.JsonText;
import io.github.cameldataverse.emulator.odata.RowBody;
import io.github.cameldataverse.emulator.store.RowChange;

/** Sets the value of a single column. */
final class SetColumnRoute implements Route<WebApiRequest> {

    private final Environment environment;

    SetColumnRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return request.is("PUT") && ColumnAddress.isIn(request, environment);
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of());
        ColumnAddress address = ColumnAddress.of(request, environment);
        Precondition.of(request.http()).check(address.row());
        JsonNode value = request.body().get("value");
        if (value == null) {
            throw ApiException.badPayload("Error identified in Payload provided by the user: 'value' is missing.");
        }
        ObjectNode body = JsonText.object();
        body.set(address.column().wireName(), value);
        RowChange change = RowBody.forUpdate(address.table(), body, environment.binding());
        environment.store().update(address.table(), address.row(), change);
        return Reply.noContent();
    }
}
/*
 * Page "Update and delete table rows using the Web API" (update a single property value):
 *
 *   PUT [environment]/api/data/v9.2/accounts(<guid>)/name
 *   {"value": "Updated Sample Account Name"}
 *
 *   204 No Content
 */
