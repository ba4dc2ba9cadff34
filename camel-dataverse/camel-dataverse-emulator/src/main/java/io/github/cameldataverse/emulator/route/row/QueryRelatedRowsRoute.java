// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.row;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;

/** Queries the rows of a collection of a row, page by page. */
final class QueryRelatedRowsRoute implements Route<WebApiRequest> {

    private final Environment environment;

    QueryRelatedRowsRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return request.is("GET")
                && request.path().isPartOfMember()
                && RelatedRows.collection(environment, request).isPresent();
    }

    @Override
    public Reply answer(WebApiRequest request) {
        RelatedRows rows = RelatedRows.of(environment, request);
        return new RowQuery(environment, request, rows.table(), rows.membership()).answer();
    }
}
/*
 * Pages "Query data using the Web API" (filtered collections) and "Join tables using OData":
 *
 *   GET [environment]/api/data/v9.2/accounts(<guid>)/Account_Tasks?$select=subject
 *
 *   200 OK
 *   {"@odata.context": ".../$metadata#tasks(subject)",
 *    "value": [{"@odata.etag": "W/\"868206\"", "subject": "Task 1", "activityid": "<guid>"}]}
 *
 * This is also where the next link of an expanded collection leads.
 */
