// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.definition;

import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.definition.DefinitionQuery;
import io.github.cameldataverse.emulator.definition.TableNodes;

/** Queries table definitions: never paged. */
final class TableDefinitionsRoute implements Route<WebApiRequest> {

    private final Environment environment;

    TableDefinitionsRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return request.is("GET")
                && request.path().isRoot()
                && request.path().root().equals(Definitions.SET);
    }

    @Override
    public Reply answer(WebApiRequest request) {
        DefinitionQuery query =
                new DefinitionQuery(Definitions.options(request, Set.of("$select", "$expand", "$filter")), false);
        ObjectNode body = request.answer(Definitions.SET + query.context());
        query.writeAll(new TableNodes(environment.catalog()).all(), body.putArray("value"));
        return Reply.odata(200, body);
    }
}
/*
 * Page "Query table definitions using the Web API":
 *
 *   GET [environment]/api/data/v9.2/EntityDefinitions?$select=LogicalName&$filter=EntitySetName eq 'accounts'
 *
 *   200 OK
 *   {"@odata.context": ".../$metadata#EntityDefinitions(LogicalName)",
 *    "value": [{"LogicalName": "account", "MetadataId": "<guid>"}]}
 */
