// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.row;

import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.RowAddress;
import io.github.cameldataverse.emulator.store.StoredRow;
import io.github.cameldataverse.emulator.write.RowWrites;

/** Updates a row, or creates it: a PATCH without {@code If-Match} is an upsert. */
final class ModifyRowRoute implements Route<WebApiRequest> {

    private final Environment environment;

    ModifyRowRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return request.is("PATCH")
                && request.path().isMember()
                && environment.hasEntitySet(request.path().root());
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of("$select", "$expand"));
        TableDefinition table = environment.table(request.path().root());
        RowAddress address = RowAddress.of(table, request.key());
        Precondition precondition = Precondition.of(request.http());
        Optional<StoredRow> found = address.find(environment.store());
        found.ifPresent(precondition::check);
        if (found.isEmpty() && precondition.mustExist()) {
            throw address.notFound();
        }
        ObjectNode body = request.body();
        RowWrites writes = new RowWrites(environment);
        StoredRow row =
                found.map(old -> writes.update(address, old, body)).orElseGet(() -> writes.create(address, body));
        if (request.prefer().representation()) {
            return RowReply.representation(environment, request, table, row, found.isPresent() ? 200 : 201);
        }
        // the key form of the request is echoed, so an upsert by alternate key does not tell the row id
        return RowReply.written(request.address());
    }
}
/*
 * Pages "Update and delete table rows using the Web API", "Upsert a table row" and "Use Upsert to create or update a
 * record":
 *
 *   PATCH [environment]/api/data/v9.2/accounts(<guid>)                   If-Match: *   (update only, else 404)
 *   PATCH [environment]/api/data/v9.2/accounts(accountnumber='ACC-1001')               (upsert)
 *   PATCH [environment]/api/data/v9.2/accounts(<guid>)                   If-None-Match: *   (create only, else 412)
 *   {"name": "New name", "parentaccountid@odata.bind": null}
 *
 *   204 No Content
 *   OData-EntityId: [environment]/api/data/v9.2/accounts(accountnumber='ACC-1001')
 *
 * With "Prefer: return=representation": 200 for an updated row, 201 for a created one, and the row.
 */
