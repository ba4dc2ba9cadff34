// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.customization;

import java.util.Set;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.customization.Customization;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.route.definition.Definitions;

/** Adds a column to a table. */
final class CreateColumnRoute implements Route<WebApiRequest> {

    private final Environment environment;

    CreateColumnRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return PartAddress.isCollection(request, "POST", "Attributes");
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of());
        TableDefinition table = Definitions.table(environment, request);
        ColumnDefinition column =
                new Customization(environment.catalog(), environment.store()).addColumn(table, request.body());
        return PartAddress.created(request, table, "Attributes", column.name());
    }
}
/*
 * Page "Create and update table definitions using the Web API":
 *
 *   POST [environment]/api/data/v9.2/EntityDefinitions(LogicalName='new_bankaccount')/Attributes
 *   {"@odata.type": "Microsoft.Dynamics.CRM.StringAttributeMetadata", "SchemaName": "new_BankName", "MaxLength": 100, ...}
 *
 *   204 No Content
 *   OData-EntityId: [environment]/api/data/v9.2/EntityDefinitions(<guid>)/Attributes(<guid>)
 */
