// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.row;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.apply.Application;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.query.ValueJson;
import io.github.cameldataverse.emulator.store.StoredRow;

/** Groups the rows of a table and adds up their values. */
final class ApplyRoute implements Route<WebApiRequest> {

    private static final String APPLY = "$apply";

    private final Environment environment;

    ApplyRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return request.is("GET")
                && request.path().isRoot()
                && request.query().has(APPLY)
                && environment.hasEntitySet(request.path().root());
    }

    @Override
    public Reply answer(WebApiRequest request) {
        if (request.query().has("$orderby")) {
            throw ApiException.badRequest("The query node SingleValueOpenPropertyAccess is not supported");
        }
        request.query().allow(Set.of(APPLY));
        TableDefinition table = environment.table(request.path().root());
        Application application = new Application(
                table,
                Objects.requireNonNull(request.query().option(APPLY)),
                environment.relations(),
                environment.filterContext(request.query().aliases()));
        ObjectNode body = request.answer(table.entitySetName());
        Stream<StoredRow> rows = environment.store().rows(table).stream();
        ValueJson json = new ValueJson(request.prefer().annotations(), environment);
        application.write(rows, json, body.putArray("value"));
        return Reply.odata(200, body)
                .with("Preference-Applied", request.prefer().applied());
    }
}
/*
 * Page "Aggregate data using OData":
 *
 *   GET [environment]/api/data/v9.2/accounts?$apply=groupby((statuscode),aggregate($count as count))
 *   Prefer: odata.include-annotations="OData.Community.Display.V1.FormattedValue"
 *
 *   200 OK
 *   {"@odata.context": ".../$metadata#accounts",
 *    "value": [{"statuscode@OData.Community.Display.V1.FormattedValue": "Active", "statuscode": 1,
 *               "count@OData.Community.Display.V1.FormattedValue": "8", "count": 8}, ...]}
 *
 * More than 50,000 rows are refused; so is an order, which the service does not support here.
 */
