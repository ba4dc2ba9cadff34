// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.row;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.JsonText;
import io.github.cameldataverse.emulator.query.DeltaToken;
import io.github.cameldataverse.emulator.query.OrderBy;
import io.github.cameldataverse.emulator.query.PageCookie;
import io.github.cameldataverse.emulator.query.Projection;
import io.github.cameldataverse.emulator.query.RowJson;
import io.github.cameldataverse.emulator.store.StoredRow;

/** The first read of change tracking: every row, and a delta link on the last page. */
final class TrackChangesRoute implements Route<WebApiRequest> {

    private final Environment environment;

    TrackChangesRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return request.is("GET")
                && request.path().isRoot()
                && environment.hasEntitySet(request.path().root())
                && (request.prefer().trackChanges() || isTrackedPage(request));
    }

    private static boolean isTrackedPage(WebApiRequest request) {
        PageCookie cookie = Tracking.cookie(request);
        return cookie != null && cookie.trackedVersion() != null;
    }

    @Override
    public Reply answer(WebApiRequest request) {
        TableDefinition table = environment.table(request.path().root());
        Tracking.check(environment, table, request);
        OrderBy order = new OrderBy(table, null, environment);
        PageCookie cookie = Tracking.cookie(request);
        // the token tells the version before the first page: what changes between pages is reported by the next read
        long version = Tracking.began(environment, cookie);
        RowPage.Selection every = new RowPage.Selection(row -> true, Tracking.pageSize(request));
        RowPage found = RowPage.of(environment, table, order, cookie, every);
        List<StoredRow> page = found.rows();
        boolean last = !found.more();
        Projection projection = Projection.of(table, request.query().option("$select"));
        ObjectNode body = request.answer(table.entitySetName() + projection.context());
        if (last) {
            DeltaToken token = new DeltaToken(version, environment.clock().instant());
            body.put("@odata.deltaLink", Tracking.deltaLink(request, token));
        }
        RowJson json = new RowJson(projection, request.prefer().annotations(), environment);
        ArrayNode value = body.putArray("value");
        page.forEach(row -> value.add(json.write(row, JsonText.object())));
        if (!last) {
            int number = cookie == null ? 2 : cookie.page() + 1;
            List<PageCookie.Bound> bounds = order.bounds(page.get(0), page.get(page.size() - 1));
            body.put("@odata.nextLink", Tracking.nextLink(request, new PageCookie(number, version, bounds)));
        }
        return Reply.odata(200, body)
                .with("Preference-Applied", request.prefer().applied());
    }
}
/*
 * Page "Use change tracking to synchronize data with external systems":
 *
 *   GET [environment]/api/data/v9.2/accounts?$select=name,accountnumber
 *   Prefer: odata.track-changes
 *
 *   200 OK
 *   Preference-Applied: odata.track-changes
 *   {"@odata.context": ".../$metadata#accounts(name,accountnumber)",
 *    "@odata.deltaLink": "[environment]/api/data/v9.2/accounts?$select=name,accountnumber
 *                         &$deltatoken=919042%2108%2f22%2f2017%2008%3a10%3a44",
 *    "value": [{"@odata.etag": "W/\"915244\"", "name": "Monte Orton", "accountnumber": null, "accountid": "<guid>"}]}
 *
 * With several pages the delta link stands on the last one, and the others have a next link.
 */
