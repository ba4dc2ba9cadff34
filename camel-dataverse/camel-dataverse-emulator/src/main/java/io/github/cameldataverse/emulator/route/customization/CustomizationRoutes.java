// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.customization;

import java.util.List;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;

/** The list of the requests that change definitions, in the order in which they are asked. */
public final class CustomizationRoutes {

    private CustomizationRoutes() {}

    /** A route for each change of the definitions of this environment. */
    public static List<Route<WebApiRequest>> all(Environment environment) {
        return List.of(
                new CreateTableRoute(environment),
                new ChangeTableRoute(environment),
                new DeleteTableRoute(environment),
                new CreateColumnRoute(environment),
                new ChangeColumnRoute(environment),
                new DeleteColumnRoute(environment),
                new CreateKeyRoute(environment),
                new DeleteKeyRoute(environment),
                new CreateRelationshipRoute(environment),
                new DeleteRelationshipRoute(environment),
                new CreateGlobalChoiceRoute(environment),
                new DeleteGlobalChoiceRoute(environment),
                new PublishRoute());
    }
}
