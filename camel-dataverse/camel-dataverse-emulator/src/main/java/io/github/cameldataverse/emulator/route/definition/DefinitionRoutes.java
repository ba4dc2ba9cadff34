// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.definition;

import java.util.List;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;

/** The list of the requests on definitions, in the order in which they are asked. */
public final class DefinitionRoutes {

    private DefinitionRoutes() {}

    /** A route for each request on the definitions of this environment. */
    public static List<Route<WebApiRequest>> all(Environment environment) {
        return List.of(
                new ServiceDocumentRoute(environment),
                new CsdlRoute(environment),
                new TableDefinitionsRoute(environment),
                new TableDefinitionRoute(environment),
                new DefinitionPropertyRoute(environment),
                new DefinitionPartRoute(environment),
                new GlobalChoicesRoute(environment),
                new GlobalChoiceRoute(environment),
                new RetrieveMetadataChangesRoute(environment));
    }
}
