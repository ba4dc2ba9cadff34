// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.row;

import java.util.Set;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.store.StoredRow;
import io.github.cameldataverse.emulator.write.RowWrites;

/** Creates a row. */
final class CreateRowRoute implements Route<WebApiRequest> {

    private final Environment environment;

    CreateRowRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return request.is("POST")
                && request.path().isRoot()
                && environment.hasEntitySet(request.path().root());
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of("$select", "$expand"));
        TableDefinition table = environment.table(request.path().root());
        StoredRow row = new RowWrites(environment).create(table, request.body());
        if (request.prefer().representation()) {
            return RowReply.representation(environment, request, table, row, 201);
        }
        return RowReply.written(request.serviceRoot() + table.entitySetName() + "(" + row.id() + ")");
    }
}
/*
 * Page "Create a table row using the Web API":
 *
 *   POST [environment]/api/data/v9.2/accounts
 *   {"name": "Sample Account", "primarycontactid@odata.bind": "/contacts(<guid>)"}
 *
 *   204 No Content
 *   OData-EntityId: [environment]/api/data/v9.2/accounts(<guid>)
 *
 * With "Prefer: return=representation":
 *
 *   201 Created
 *   Preference-Applied: return=representation
 *   {"@odata.context": ".../$metadata#accounts/$entity", "@odata.etag": "W/\"536530\"", "accountid": "<guid>", ...}
 */
