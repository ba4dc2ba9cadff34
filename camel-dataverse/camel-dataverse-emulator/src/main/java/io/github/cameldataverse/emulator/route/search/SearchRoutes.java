// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.search;

import java.util.List;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;

/** The list of the ways to search. */
public final class SearchRoutes {

    private SearchRoutes() {}

    /** A route for each, as an action of the Web API and as an endpoint of its own. */
    public static List<Route<WebApiRequest>> all(Environment environment) {
        return List.of(
                new SearchQueryRoute(environment),
                new SearchSuggestRoute(environment),
                new SearchAutocompleteRoute(environment));
    }
}
