// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.row;

import java.util.List;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;

/** The list of the requests on rows, in the order in which they are asked. */
public final class RowRoutes {

    private RowRoutes() {}

    /** A route for each request on rows of this environment. */
    public static List<Route<WebApiRequest>> all(Environment environment) {
        return List.of(
                new CreateRowRoute(environment),
                new RetrieveRowRoute(environment),
                new ModifyRowRoute(environment),
                new DeleteRowRoute(environment),
                new RetrieveColumnRoute(environment),
                new RetrieveRelatedRowRoute(environment),
                new QueryRelatedRowsRoute(environment),
                new CountRelatedRowsRoute(environment),
                new SetColumnRoute(environment),
                new ClearColumnRoute(environment),
                new CountChangesRoute(environment),
                new CountRowsRoute(environment),
                new FetchXmlRoute(environment),
                new DeltaRoute(environment),
                new TrackChangesRoute(environment),
                new ApplyRoute(environment),
                new QueryRowsRoute(environment));
    }
}
