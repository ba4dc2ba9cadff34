// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.row;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;

/** Queries the rows of a table, page by page. */
final class QueryRowsRoute implements Route<WebApiRequest> {

    private final Environment environment;

    QueryRowsRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return request.is("GET")
                && request.path().isRoot()
                && environment.hasEntitySet(request.path().root());
    }

    @Override
    public Reply answer(WebApiRequest request) {
        return new RowQuery(
                        environment, request, environment.table(request.path().root()), row -> true)
                .answer();
    }
}
/*
 * Pages "Query data using the Web API" and "Page results using OData":
 *
 *   GET [environment]/api/data/v9.2/accounts?$select=name&$filter=contains(name,'sample')&$count=true
 *   Prefer: odata.maxpagesize=3
 *
 *   200 OK
 *   Preference-Applied: odata.maxpagesize=3
 *   {"@odata.context": ".../$metadata#accounts(name)", "@odata.count": 10,
 *    "value": [{"@odata.etag": "W/\"502482\"", "name": "Fourth Coffee (sample)", "accountid": "<guid>"}, ...],
 *    "@odata.nextLink": "[environment]/api/data/v9.2/accounts?$select=name&...&$skiptoken=%3Ccookie%20pagenumber=..."}
 *
 * With odata.maxpagesize, $top has no effect; $top never gives a next link; the count ends at 5000.
 */
