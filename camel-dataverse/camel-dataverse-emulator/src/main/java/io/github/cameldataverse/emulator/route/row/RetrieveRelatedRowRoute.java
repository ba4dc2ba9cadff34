// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.row;

import java.util.Optional;
import java.util.Set;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.RowAddress;
import io.github.cameldataverse.emulator.query.Reference;
import io.github.cameldataverse.emulator.store.StoredRow;

/** Retrieves the row that a lookup of a row refers to. */
final class RetrieveRelatedRowRoute implements Route<WebApiRequest> {

    private final Environment environment;

    RetrieveRelatedRowRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return request.is("GET")
                && request.path().isPartOfMember()
                && environment.hasEntitySet(request.path().root())
                && reference(request).isPresent();
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of("$select", "$expand"));
        Reference reference = reference(request).orElseThrow();
        TableDefinition from = environment.table(request.path().root());
        StoredRow row = RowAddress.of(from, request.key()).get(environment.store());
        if (!(row.value(reference.lookup().name()) instanceof LookupValue value)
                || !reference.tables().contains(value.table())) {
            return Reply.noContent();
        }
        TableDefinition table = environment.relations().table(value.table());
        return environment
                .store()
                .row(table, value.id())
                .map(found -> RowReply.representation(environment, request, table, found, 200))
                .orElseGet(Reply::noContent);
    }

    private Optional<Reference> reference(WebApiRequest request) {
        return environment
                .relations()
                .reference(
                        environment.table(request.path().root()),
                        request.path().rest().get(0));
    }
}
/*
 * Page "Retrieve a table row using the Web API" (retrieve data using navigation properties):
 *
 *   GET [environment]/api/data/v9.2/accounts(<guid>)/primarycontactid?$select=fullname
 *
 *   200 OK
 *   {"@odata.context": ".../$metadata#contacts(fullname)/$entity", "@odata.etag": "W/\"513479\"",
 *    "fullname": "Rene Valdes (sample)", "contactid": "<guid>"}
 *
 *   204 No Content when the lookup has no value
 */
