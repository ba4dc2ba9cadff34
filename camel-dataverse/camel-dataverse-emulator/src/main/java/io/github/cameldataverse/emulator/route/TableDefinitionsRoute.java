// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route;

import java.util.Set;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.DefinitionJson;
import io.github.cameldataverse.emulator.odata.JsonText;

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
                && request.path().root().equals("EntityDefinitions");
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of("$select", "$expand", "$filter"));
        DefinitionJson json = new DefinitionJson(
                request.query().option("$select"), request.query().option("$expand"));
        ObjectNode body = request.answer("EntityDefinitions" + json.context());
        ArrayNode value = body.putArray("value");
        String filter = request.query().option("$filter");
        for (TableDefinition table : environment.catalog().tables()) {
            if (DefinitionJson.matches(table, filter)) {
                value.add(json.write(table, JsonText.object()));
            }
        }
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
