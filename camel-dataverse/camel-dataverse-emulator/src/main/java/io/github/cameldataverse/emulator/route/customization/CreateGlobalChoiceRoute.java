// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.customization;

import java.util.Set;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.customization.ChoiceCustomization;
import io.github.cameldataverse.emulator.definition.GlobalChoices;
import io.github.cameldataverse.emulator.metadata.GlobalChoice;

/** Creates a global choice. */
final class CreateGlobalChoiceRoute implements Route<WebApiRequest> {

    private final Environment environment;

    CreateGlobalChoiceRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return request.is("POST")
                && request.path().isRoot()
                && request.path().root().equals(GlobalChoices.SET);
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of());
        GlobalChoice choice =
                new ChoiceCustomization(environment.catalog(), environment.store()).create(request.body());
        String id = new GlobalChoices(environment.catalog()).of(choice).metadataId();
        return Reply.noContent().with("OData-EntityId", request.serviceRoot() + GlobalChoices.SET + "(" + id + ")");
    }
}
/*
 * Page "Create and update choices (option sets) using the Web API":
 *
 *   POST [environment]/api/data/v9.2/GlobalOptionSetDefinitions
 *   {"@odata.type": "Microsoft.Dynamics.CRM.OptionSetMetadata", "Name": "new_color", "IsGlobal": true,
 *    "OptionSetType": "Picklist", "DisplayName": {...}, "Options": [{"Value": null, "Label": {...}}, ...]}
 *
 *   204 No Content
 *   OData-EntityId: [environment]/api/data/v9.2/GlobalOptionSetDefinitions(<guid>)
 */
