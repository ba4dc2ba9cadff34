// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.HttpMessage;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.route.customization.CustomizationRoutes;
import io.github.cameldataverse.emulator.route.definition.DefinitionRoutes;
import io.github.cameldataverse.emulator.route.file.FileRoutes;
import io.github.cameldataverse.emulator.route.row.RowRoutes;
import io.github.cameldataverse.emulator.route.search.SearchRoutes;
import io.github.cameldataverse.emulator.route.write.WriteRoutes;

/** The list of everything that the Web API answers. The first route that accepts a request answers it. */
final class Routes {

    private Routes() {}

    /** The routes of an environment; requests inside of a batch are answered by {@code requests}. */
    static List<Route<WebApiRequest>> webApi(Environment environment, Function<HttpMessage, Reply> requests) {
        List<Route<WebApiRequest>> routes = new ArrayList<>(List.of(
                new BatchRoute(environment, requests),
                new WhoAmIRoute(environment),
                new RetrieveVersionRoute(),
                new RetrieveCurrentOrganizationRoute(environment),
                new RetrieveTotalRecordCountRoute(environment)));
        routes.addAll(DefinitionRoutes.all(environment));
        routes.addAll(CustomizationRoutes.all(environment));
        routes.addAll(FileRoutes.all(environment));
        routes.addAll(SearchRoutes.all(environment));
        routes.addAll(WriteRoutes.all(environment));
        routes.addAll(RowRoutes.all(environment));
        return List.copyOf(routes);
    }
}
