// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.row;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.RowAddress;
import io.github.cameldataverse.emulator.odata.RowBody;
import io.github.cameldataverse.emulator.store.RowChange;
import io.github.cameldataverse.emulator.store.StoredRow;

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
        StoredRow row = found.map(old -> update(table, address, old, body)).orElseGet(() -> create(address, body));
        if (request.prefer().representation()) {
            return RowReply.representation(environment, request, table, row, found.isPresent() ? 200 : 201);
        }
        // the key form of the request is echoed, so an upsert by alternate key does not tell the row id
        return RowReply.written(request.http().origin() + request.http().path());
    }

    private StoredRow update(TableDefinition table, RowAddress address, StoredRow old, ObjectNode body) {
        RowChange change = RowBody.forUpdate(table, body, environment.binding());
        change.values().keySet().removeAll(address.values().keySet());
        change.cleared().removeAll(address.values().keySet());
        return environment.store().update(table, old, change);
    }

    /** Key values of the body win over those of the URL; a row id of the URL wins over that of the body. */
    private StoredRow create(RowAddress address, ObjectNode body) {
        TableDefinition table = address.table();
        RowChange change = RowBody.forCreate(table, body, environment.binding());
        Map<String, Object> values = new LinkedHashMap<>(address.values());
        values.forEach((column, value) -> environment.binding().requireTarget(table, column, value));
        values.putAll(change.values());
        if (address.id() != null) {
            values.put(table.primaryId(), address.id());
        }
        return environment.store().create(table, values);
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
