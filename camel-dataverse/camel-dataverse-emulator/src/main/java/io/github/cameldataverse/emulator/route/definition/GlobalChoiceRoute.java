// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.definition;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.definition.DefinitionNode;
import io.github.cameldataverse.emulator.definition.DefinitionQuery;
import io.github.cameldataverse.emulator.definition.GlobalChoices;

/** Retrieves the definition of one global choice by name or metadata id. */
final class GlobalChoiceRoute implements Route<WebApiRequest> {

    private final Environment environment;

    GlobalChoiceRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return GlobalChoicesRoute.reads(request) && request.path().key() != null;
    }

    @Override
    public Reply answer(WebApiRequest request) {
        DefinitionQuery query = GlobalChoicesRoute.query(request);
        GlobalChoices choices = new GlobalChoices(environment.catalog());
        DefinitionNode choice = choices.of(choices.named(request.key()));
        return Reply.odata(
                200,
                GlobalChoicesRoute.write(
                        choice,
                        query,
                        request,
                        request.answer(GlobalChoicesRoute.context(request, query) + "/$entity")));
    }
}
/*
 * Page "Retrieve table definitions by name or MetadataId":
 *
 *   GET [environment]/api/data/v9.2/GlobalOptionSetDefinitions(Name='new_color')/Microsoft.Dynamics.CRM.OptionSetMetadata
 *       ?$select=Name,Options
 *
 *   200 OK
 *   {"@odata.context": ".../$metadata#GlobalOptionSetDefinitions/Microsoft.Dynamics.CRM.OptionSetMetadata(Name,Options)/$entity",
 *    "Name": "new_color", "Options": [{"Value": 100000000, "Label": {...}}, ...], "MetadataId": "<guid>"}
 */
