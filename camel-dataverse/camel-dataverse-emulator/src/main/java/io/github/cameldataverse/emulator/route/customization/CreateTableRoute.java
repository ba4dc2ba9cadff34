// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.customization;

import java.util.Set;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.customization.Customization;
import io.github.cameldataverse.emulator.customization.TableCustomization;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.route.definition.Definitions;

/** Creates a table. */
final class CreateTableRoute implements Route<WebApiRequest> {

    private final Environment environment;

    CreateTableRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return request.is("POST")
                && request.path().isRoot()
                && request.path().root().equals(Definitions.SET);
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of());
        TableDefinition table = new TableCustomization(new Customization(environment.catalog(), environment.store()))
                .create(request.body());
        return Reply.noContent()
                .with("OData-EntityId", request.serviceRoot() + Definitions.SET + "(" + table.metadataId() + ")");
    }
}
/*
 * Page "Create and update table definitions using the Web API":
 *
 *   POST [environment]/api/data/v9.2/EntityDefinitions
 *   {"@odata.type": "Microsoft.Dynamics.CRM.EntityMetadata", "SchemaName": "new_BankAccount", "OwnershipType": "UserOwned",
 *    "Attributes": [{"@odata.type": "Microsoft.Dynamics.CRM.StringAttributeMetadata", "SchemaName": "new_AccountName",
 *        "IsPrimaryName": true, "MaxLength": 100, ...}], ...}
 *
 *   204 No Content
 *   OData-EntityId: [environment]/api/data/v9.2/EntityDefinitions(<guid>)
 */
