// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.JsonText;
import io.github.cameldataverse.emulator.query.DeltaToken;
import io.github.cameldataverse.emulator.query.PageCookie;
import io.github.cameldataverse.emulator.query.PageCookie.Bound;
import io.github.cameldataverse.emulator.query.Projection;
import io.github.cameldataverse.emulator.query.RowJson;
import io.github.cameldataverse.emulator.store.Deletion;
import io.github.cameldataverse.emulator.store.StoredRow;
import org.jspecify.annotations.Nullable;

/** Reads what changed since a delta token: rows as they are now, then deletions. */
final class DeltaRoute implements Route<WebApiRequest> {

    private static final String ROWS = "versionnumber";
    private static final String DELETIONS = "deletedversionnumber";

    private record Entry(Bound bound, ObjectNode json) {}

    private final Environment environment;

    DeltaRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return request.is("GET")
                && request.path().isRoot()
                && environment.hasEntitySet(request.path().root())
                && request.query().has("$deltatoken");
    }

    @Override
    public Reply answer(WebApiRequest request) {
        TableDefinition table = environment.table(request.path().root());
        Tracking.check(environment, table, request);
        DeltaToken since = Tracking.since(environment, request);
        PageCookie cookie = Tracking.cookie(request);
        long upTo = Tracking.began(environment, cookie);
        List<Entry> rest = entries(request, since.version(), upTo, cookie);
        List<Entry> page = rest.subList(0, Math.min(Tracking.pageSize(request), rest.size()));
        boolean last = page.size() == rest.size();
        Projection projection = Projection.of(table, request.query().option("$select"));
        ObjectNode body = request.answer(table.entitySetName() + projection.context() + "/$delta");
        if (last) {
            DeltaToken token = new DeltaToken(upTo, environment.clock().instant());
            body.put("@odata.deltaLink", Tracking.deltaLink(request, token));
        }
        page.forEach(entry -> body.withArray("value").add(entry.json()));
        if (page.isEmpty()) {
            body.putArray("value");
        }
        if (!last) {
            int number = cookie == null ? 2 : cookie.page() + 1;
            List<Bound> bounds = List.of(page.get(page.size() - 1).bound());
            body.put("@odata.nextLink", Tracking.nextLink(request, new PageCookie(number, upTo, bounds)));
        }
        return Reply.odata(200, body)
                .with("Preference-Applied", request.prefer().applied());
    }

    private List<Entry> entries(WebApiRequest request, long since, long upTo, @Nullable PageCookie cookie) {
        TableDefinition table = environment.table(request.path().root());
        Projection projection = Projection.of(table, request.query().option("$select"));
        RowJson json = new RowJson(projection, request.prefer().annotations(), environment);
        long rowsAfter = Math.max(since, position(cookie, ROWS));
        long deletionsAfter = Math.max(since, position(cookie, DELETIONS));
        List<Entry> entries = new ArrayList<>();
        if (deletionsAfter == since) {
            for (StoredRow row : environment.store().changed(table, rowsAfter, upTo)) {
                entries.add(new Entry(bound(ROWS, row.version()), json.write(row, JsonText.object())));
            }
        }
        for (Deletion deletion : environment.store().deleted(table, deletionsAfter, upTo)) {
            ObjectNode node = request.answer(table.entitySetName() + "/$deletedEntity");
            node.put("id", deletion.id().toString()).put("reason", "deleted");
            entries.add(new Entry(bound(DELETIONS, deletion.version()), node));
        }
        return entries;
    }

    private static Bound bound(String column, long version) {
        return new Bound(column, String.valueOf(version), String.valueOf(version));
    }

    private static long position(@Nullable PageCookie cookie, String column) {
        if (cookie == null) {
            return 0;
        }
        return cookie.bounds().stream()
                .filter(bound -> bound.column().equals(column))
                .map(Bound::last)
                .filter(Objects::nonNull)
                .mapToLong(text -> text.matches("\\d{1,18}") ? Long.parseLong(text) : 0)
                .findFirst()
                .orElse(0);
    }
}
/*
 * Page "Use change tracking to synchronize data with external systems":
 *
 *   GET [environment]/api/data/v9.2/accounts?$select=name&$deltatoken=919042%2108%2f22%2f2017%2008%3a10%3a44
 *
 *   200 OK
 *   {"@odata.context": ".../$metadata#accounts(name)/$delta",
 *    "@odata.deltaLink": "[environment]/api/data/v9.2/accounts?$select=name&$deltatoken=919058%21...",
 *    "value": [{"@odata.etag": "W/\"915244\"", "name": "Monte Orton", "accountid": "<guid>"},
 *              {"@odata.context": ".../$metadata#accounts/$deletedEntity", "id": "<guid>", "reason": "deleted"}]}
 *
 * Created and updated rows look alike; a deletion may be of a row that the caller never saw.
 */
