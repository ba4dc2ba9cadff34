// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.row;

import java.util.Set;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.expand.Expansion;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.Annotations;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.JsonText;
import io.github.cameldataverse.emulator.odata.Preferences;
import io.github.cameldataverse.emulator.odata.TopOption;
import io.github.cameldataverse.emulator.query.OrderBy;
import io.github.cameldataverse.emulator.query.PageCookie;
import io.github.cameldataverse.emulator.query.Projection;
import io.github.cameldataverse.emulator.query.RowCount;
import io.github.cameldataverse.emulator.query.RowJson;
import io.github.cameldataverse.emulator.store.StoredRow;

/** A query on the rows of a table, or on those of them that belong to another row. */
final class RowQuery {

    private static final Set<String> OPTIONS =
            Set.of("$select", "$filter", "$orderby", "$top", "$count", "$expand", "$skiptoken");

    private final Environment environment;
    private final WebApiRequest request;
    private final TableDefinition table;
    private final Predicate<StoredRow> filter;
    private final Expansion expansion;

    /** Reads the options of a request; only rows that fit {@code scope} are asked. */
    RowQuery(Environment environment, WebApiRequest request, TableDefinition table, Predicate<StoredRow> scope) {
        request.query().allow(OPTIONS);
        this.environment = environment;
        this.request = request;
        this.table = table;
        this.filter = scope.and(environment.filter(table, request.query()));
        this.expansion = Expansions.ofQuery(environment, request, table);
    }

    Reply answer() {
        Projection projection =
                expansion.project(Projection.of(table, request.query().option("$select")));
        OrderBy order = new OrderBy(table, request.query().resolved("$orderby"), environment);
        ObjectNode body = request.answer(table.entitySetName() + projection.context());
        count(body);
        page(order, new RowJson(projection, request.prefer().annotations(), environment), body);
        return Reply.odata(200, body)
                .with("Preference-Applied", request.prefer().applied());
    }

    /** Without {@code $count} the annotation is -1: the service does not count unless it is asked. */
    private void count(ObjectNode body) {
        String option = request.query().option("$count");
        if (option != null && !option.equals("true") && !option.equals("false")) {
            throw ApiException.badRequest(
                    "Invalid value '" + option + "' for $count query option found. Valid values are 'true', 'false'.");
        }
        boolean counted = "true".equals(option);
        RowCount count =
                counted ? RowCount.of(environment.store().rows(table).stream().filter(filter)) : new RowCount(0);
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

    private void page(OrderBy order, RowJson json, ObjectNode body) {
        String skipped = request.query().option("$skiptoken");
        PageCookie cookie = skipped == null ? null : PageCookie.parse(skipped);
        Integer size = request.prefer().pageSize();
        Integer top = size == null ? TopOption.parse(request.query().option("$top")) : null;
        int limit = top != null ? top : size != null ? size : Preferences.maxPageSize();
        RowPage page = RowPage.of(environment, table, order, cookie, new RowPage.Selection(filter, limit));
        ArrayNode value = body.putArray("value");
        for (StoredRow row : page.rows()) {
            ObjectNode shown = json.write(row, JsonText.object());
            expansion.write(row, shown);
            value.add(shown);
        }
        if (top == null && page.more()) {
            StoredRow last = page.rows().get(page.rows().size() - 1);
            PageCookie next = new PageCookie(
                    cookie == null ? 2 : cookie.page() + 1,
                    null,
                    order.bounds(page.rows().get(0), last));
            String token = expansion.nested() ? next.encodeCounted(page.rows().size()) : next.encode();
            body.put("@odata.nextLink", request.link(Set.of("$skiptoken", "$top"), "$skiptoken=" + token));
        }
    }
}
