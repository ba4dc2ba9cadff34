// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route;

import java.util.ArrayList;
import java.util.List;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.route.customization.CustomizationRoutes;
import io.github.cameldataverse.emulator.route.definition.DefinitionRoutes;
import io.github.cameldataverse.emulator.route.file.FileRoutes;
import io.github.cameldataverse.emulator.route.row.RowRoutes;

/** The list of everything that the Web API answers. The first route that accepts a request answers it. */
final class Routes {

    private Routes() {}

    static List<Route<WebApiRequest>> webApi(Environment environment) {
        List<Route<WebApiRequest>> routes = new ArrayList<>(List.of(
                new WhoAmIRoute(environment),
                new RetrieveVersionRoute(),
                new RetrieveCurrentOrganizationRoute(environment)));
        routes.addAll(DefinitionRoutes.all(environment));
        routes.addAll(CustomizationRoutes.all(environment));
        routes.addAll(FileRoutes.all(environment));
        routes.addAll(RowRoutes.all(environment));
        return List.copyOf(routes);
    }
}
