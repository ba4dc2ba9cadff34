// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.row;

import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;

/** Retrieves the value of a single column. */
final class RetrieveColumnRoute implements Route<WebApiRequest> {

    private final Environment environment;

    RetrieveColumnRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return request.is("GET") && ColumnAddress.isIn(request, environment);
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of());
        ColumnAddress address = ColumnAddress.of(request, environment);
        Object value = address.row().value(address.column().name());
        if (value == null) {
            return Reply.noContent();
        }
        String fragment = address.table().entitySetName() + "(" + address.row().id() + ")/"
                + address.column().wireName();
        ObjectNode body = request.answer(fragment);
        body.set("value", address.column().type().toJson(value));
        return Reply.odata(200, body);
    }
}
/*
 * Page "Retrieve a table row using the Web API" (retrieve a single property value):
 *
 *   GET [environment]/api/data/v9.2/accounts(<guid>)/name
 *
 *   200 OK
 *   {"@odata.context": ".../$metadata#accounts(<guid>)/name", "value": "Adventure Works (sample)"}
 *
 *   204 No Content when the column has no value
 */
