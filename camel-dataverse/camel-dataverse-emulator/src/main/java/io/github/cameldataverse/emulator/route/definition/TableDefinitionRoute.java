// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.definition;

import java.util.Set;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.definition.DefinitionQuery;
import io.github.cameldataverse.emulator.definition.TableNodes;
import io.github.cameldataverse.emulator.metadata.TableDefinition;

/** Retrieves one table definition by logical name or metadata id. */
final class TableDefinitionRoute implements Route<WebApiRequest> {

    private final Environment environment;

    TableDefinitionRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return Definitions.isMember(request) && request.path().rest().isEmpty();
    }

    @Override
    public Reply answer(WebApiRequest request) {
        DefinitionQuery query = new DefinitionQuery(Definitions.options(request, Set.of("$select", "$expand")), false);
        TableDefinition table = Definitions.table(environment, request);
        return Reply.odata(
                200,
                query.write(
                        new TableNodes(environment.catalog()).of(table),
                        request.answer(Definitions.SET + query.context() + "/$entity")));
    }
}
/*
 * Page "Query table definitions using the Web API":
 *
 *   GET [environment]/api/data/v9.2/EntityDefinitions(LogicalName='account')?$select=EntitySetName
 *       &$expand=Attributes($select=LogicalName;$filter=AttributeType eq Microsoft.Dynamics.CRM.AttributeTypeCode'Picklist')
 *
 *   200 OK
 *   {"@odata.context": ".../$metadata#EntityDefinitions(EntitySetName)/$entity",
 *    "EntitySetName": "accounts", "MetadataId": "<guid>",
 *    "Attributes": [{"@odata.type": "#Microsoft.Dynamics.CRM.PicklistAttributeMetadata",
 *                    "LogicalName": "industrycode", "MetadataId": "<guid>"}, ...]}
 */
