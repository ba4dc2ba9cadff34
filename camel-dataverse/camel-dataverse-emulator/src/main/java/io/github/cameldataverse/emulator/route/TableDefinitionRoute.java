// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route;

import java.util.Map;
import java.util.Set;

import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.DefinitionJson;

/** Retrieves one table definition by logical name or metadata id. */
final class TableDefinitionRoute implements Route<WebApiRequest> {

    private final Environment environment;

    TableDefinitionRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return request.is("GET")
                && request.path().isMember()
                && request.path().root().equals("EntityDefinitions");
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of("$select", "$expand"));
        TableDefinition table = find(request.key().parts());
        DefinitionJson json = new DefinitionJson(
                request.query().option("$select"), request.query().option("$expand"));
        return Reply.odata(200, json.write(table, request.answer("EntityDefinitions" + json.context() + "/$entity")));
    }

    private TableDefinition find(Map<String, String> key) {
        String name = key.getOrDefault("LogicalName", "");
        String id = key.getOrDefault("MetadataId", key.getOrDefault("", ""));
        return environment.catalog().tables().stream()
                .filter(table -> table.logicalName().equals(name)
                        || table.metadataId().toString().equalsIgnoreCase(id))
                .findFirst()
                .orElseThrow(() -> new ApiException(
                        404,
                        "0x80060888",
                        "Could not find an entity with specified name or id: '" + (name.isEmpty() ? id : name) + "'"));
    }
}
/*
 * Page "Query table definitions using the Web API":
 *
 *   GET [environment]/api/data/v9.2/EntityDefinitions(LogicalName='account')?$select=EntitySetName
 *       &$expand=Attributes($select=LogicalName)
 *
 *   200 OK
 *   {"@odata.context": ".../$metadata#EntityDefinitions(EntitySetName)/$entity",
 *    "EntitySetName": "accounts", "MetadataId": "<guid>",
 *    "Attributes": [{"@odata.type": "#Microsoft.Dynamics.CRM.StringAttributeMetadata",
 *                    "LogicalName": "name", "MetadataId": "<guid>"}, ...]}
 */
