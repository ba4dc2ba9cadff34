// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.row;

import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.JsonText;
import io.github.cameldataverse.emulator.odata.RowBody;

/** Removes the value of a single column; a lookup is cleared by its {@code $ref} instead. */
final class ClearColumnRoute implements Route<WebApiRequest> {

    private final Environment environment;

    ClearColumnRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return request.is("DELETE") && ColumnAddress.isIn(request, environment);
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of());
        ColumnAddress address = ColumnAddress.of(request, environment);
        Precondition.of(request.http()).check(address.row());
        if (address.column().type().isLookup()) {
            throw ApiException.badRequest("The lookup '" + address.column().name()
                    + "' cannot be cleared as a single property value. Remove its reference instead.");
        }
        ObjectNode body = JsonText.object().putNull(address.column().wireName());
        environment
                .store()
                .update(
                        address.table(),
                        address.row(),
                        RowBody.forUpdate(address.table(), body, environment.binding()));
        return Reply.noContent();
    }
}
/*
 * Page "Update and delete table rows using the Web API" (delete a single property value):
 *
 *   DELETE [environment]/api/data/v9.2/accounts(<guid>)/description
 *
 *   204 No Content
 *
 * The page says that this cannot be done with a single-valued navigation property.
 */
