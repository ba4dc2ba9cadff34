// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.write;

import java.util.List;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;

/** The list of the requests that write many rows or links, in the order in which they are asked. */
public final class WriteRoutes {

    private WriteRoutes() {}

    /** A route for each such request on the rows of this environment. */
    public static List<Route<WebApiRequest>> all(Environment environment) {
        return List.of(
                new AddReferenceRoute(environment),
                new RemoveReferenceRoute(environment),
                new CreateMultipleRoute(environment),
                new UpdateMultipleRoute(environment),
                new UpsertMultipleRoute(environment),
                new DeleteMultipleRoute(environment));
    }
}
