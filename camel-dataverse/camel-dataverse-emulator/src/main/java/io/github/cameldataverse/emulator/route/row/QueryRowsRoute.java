// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.row;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.Annotations;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.JsonText;
import io.github.cameldataverse.emulator.odata.Preferences;
import io.github.cameldataverse.emulator.query.OrderBy;
import io.github.cameldataverse.emulator.query.PageCookie;
import io.github.cameldataverse.emulator.query.Projection;
import io.github.cameldataverse.emulator.query.RowCount;
import io.github.cameldataverse.emulator.query.RowJson;
import io.github.cameldataverse.emulator.store.StoredRow;
import org.jspecify.annotations.Nullable;

/** Queries the rows of a table, page by page. */
final class QueryRowsRoute implements Route<WebApiRequest> {

    private static final Set<String> OPTIONS = Set.of("$select", "$filter", "$orderby", "$top", "$count", "$skiptoken");

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
        request.query().allow(OPTIONS);
        TableDefinition table = environment.table(request.path().root());
        Projection projection = Projection.of(table, request.query().option("$select"));
        OrderBy order = new OrderBy(table, request.query().resolved("$orderby"), environment);
        List<StoredRow> rows = environment.store().rows(table).stream()
                .filter(environment.filter(table, request.query()))
                .sorted(order)
                .toList();
        ObjectNode body = request.answer(table.entitySetName() + projection.context());
        count(request, new RowCount(rows.size()), body);
        page(request, rows, order, new RowJson(projection, request.prefer().annotations(), environment), body);
        return Reply.odata(200, body)
                .with("Preference-Applied", request.prefer().applied());
    }

    /** Without {@code $count} the annotation is -1: the service does not count unless it is asked. */
    private static void count(WebApiRequest request, RowCount count, ObjectNode body) {
        String option = request.query().option("$count");
        if (option != null && !option.equals("true") && !option.equals("false")) {
            throw ApiException.badRequest(
                    "Invalid value '" + option + "' for $count query option found. Valid values are 'true', 'false'.");
        }
        boolean counted = "true".equals(option);
        if (counted) {
            body.put("@odata.count", count.told());
        }
        Annotations annotations = request.prefer().annotations();
        if (annotations.wants(Annotations.TOTAL)) {
            body.put("@" + Annotations.TOTAL, counted ? count.told() : -1);
        }
        if (annotations.wants(Annotations.TOTAL_EXCEEDED)) {
            body.put("@" + Annotations.TOTAL_EXCEEDED, counted && count.exceeded());
        }
    }

    private static void page(
            WebApiRequest request, List<StoredRow> rows, OrderBy order, RowJson json, ObjectNode body) {
        String token = request.query().option("$skiptoken");
        PageCookie cookie = token == null ? null : PageCookie.parse(token);
        List<StoredRow> rest = cookie == null
                ? rows
                : rows.stream()
                        .filter(row -> order.isAfter(row, cookie.bounds()))
                        .toList();
        Integer size = request.prefer().pageSize();
        Integer top = size == null ? top(request.query().option("$top")) : null;
        int limit = top != null ? top : size != null ? size : Preferences.maxPageSize();
        List<StoredRow> page = rest.subList(0, Math.min(limit, rest.size()));
        ArrayNode value = body.putArray("value");
        page.forEach(row -> value.add(json.write(row, JsonText.object())));
        if (top == null && page.size() < rest.size()) {
            PageCookie next = new PageCookie(
                    cookie == null ? 2 : cookie.page() + 1, null, order.bounds(page.get(0), page.get(page.size() - 1)));
            body.put("@odata.nextLink", request.link(Set.of("$skiptoken", "$top"), "$skiptoken=" + next.encode()));
        }
    }

    private static @Nullable Integer top(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,9}")) {
            throw ApiException.badRequest("Invalid value '" + text
                    + "' for $top query option found. The $top query option requires a non-negative integer value.");
        }
        return Math.min(Integer.parseInt(text), Preferences.maxPageSize());
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
