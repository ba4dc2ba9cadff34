// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.row;

import java.util.Set;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.metadata.Traits.Feature;
import io.github.cameldataverse.emulator.odata.RowAddress;
import io.github.cameldataverse.emulator.store.StoredRow;

/** Retrieves a row by row id or alternate key. */
final class RetrieveRowRoute implements Route<WebApiRequest> {

    private final Environment environment;

    RetrieveRowRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return request.is("GET")
                && request.path().isMember()
                && environment.hasEntitySet(request.path().root());
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of("$select", "$expand"));
        TableDefinition table = environment.table(request.path().root());
        StoredRow row = RowAddress.of(table, request.key()).get(environment.store());
        boolean conditional = request.prefer().annotations().none()
                && !request.query().has("$expand")
                && table.traits().has(Feature.OPTIMISTIC_CONCURRENCY);
        if (conditional && Precondition.of(request.http()).unchanged(row)) {
            return Reply.notModified();
        }
        return RowReply.representation(environment, request, table, row, 200);
    }
}
/*
 * Page "Retrieve a table row using the Web API":
 *
 *   GET [environment]/api/data/v9.2/accounts(<guid>)?$select=name
 *   GET [environment]/api/data/v9.2/accounts(accountnumber='ACC-1001')?$select=name
 *
 *   200 OK
 *   ETag: W/"502186"
 *   {"@odata.context": ".../$metadata#accounts(name)/$entity", "@odata.etag": "W/\"502186\"",
 *    "name": "A. Datum", "accountid": "<guid>"}
 *
 * Page "Perform conditional operations using the Web API": with If-None-Match: W/"502186" the answer is 304, but never
 * when annotations or related rows are asked for.
 */
