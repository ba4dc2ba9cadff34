// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.customization;

import java.util.Set;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.customization.Customization;
import io.github.cameldataverse.emulator.metadata.KeyDefinition;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.route.definition.Definitions;

/** Adds an alternate key to a table. */
final class CreateKeyRoute implements Route<WebApiRequest> {

    private final Environment environment;

    CreateKeyRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return PartAddress.isCollection(request, "POST", "Keys");
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of());
        TableDefinition table = Definitions.table(environment, request);
        KeyDefinition key = new Customization(environment.catalog(), environment.store()).addKey(table, request.body());
        return PartAddress.created(request, table, "Keys", key.name());
    }
}
/*
 * Page "Work with alternate keys using the Web API":
 *
 *   POST [environment]/api/data/v9.2/EntityDefinitions(LogicalName='account')/Keys
 *   {"SchemaName": "sample_AccountNumberKey", "KeyAttributes": ["accountnumber"], "DisplayName": {...}}
 *
 *   204 No Content
 *   OData-EntityId: [environment]/api/data/v9.2/EntityDefinitions(<guid>)/Keys(<guid>)
 */
