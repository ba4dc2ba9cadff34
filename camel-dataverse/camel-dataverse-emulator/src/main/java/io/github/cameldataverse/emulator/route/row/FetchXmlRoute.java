// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.row;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.fetchxml.FetchReader;
import io.github.cameldataverse.emulator.fetchxml.FetchResult;
import io.github.cameldataverse.emulator.fetchxml.FetchRun;
import io.github.cameldataverse.emulator.fetchxml.plan.FetchQuery;
import io.github.cameldataverse.emulator.fetchxml.plan.Output;
import io.github.cameldataverse.emulator.metadata.LookupTarget;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.Annotations;
import io.github.cameldataverse.emulator.odata.Preferences;
import io.github.cameldataverse.emulator.odata.UrlText;
import io.github.cameldataverse.emulator.query.PageCookie;
import io.github.cameldataverse.emulator.query.RowCount;
import io.github.cameldataverse.emulator.query.ValueJson;

/** Queries rows with FetchXML. */
final class FetchXmlRoute implements Route<WebApiRequest> {

    private static final String OPTION = "fetchXml";

    private final Environment environment;

    FetchXmlRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return request.is("GET")
                && request.query().has(OPTION)
                && request.path().isRoot()
                && environment.hasEntitySet(request.path().root());
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of(OPTION, "$count"));
        TableDefinition table = environment.table(request.path().root());
        String text = String.valueOf(request.query().option(OPTION)).strip();
        // samples of the documentation are percent-encoded twice
        String xml = text.startsWith("%") ? UrlText.decodeQuery(text).strip() : text;
        FetchQuery query = new FetchReader(
                        environment.catalog(),
                        environment.filterContext(request.query().aliases()))
                .read(xml, table);
        Integer size = request.prefer().pageSize();
        FetchResult result = new FetchRun(query, environment.store(), environment)
                .answer(
                        size == null ? Preferences.maxPageSize() : size,
                        "true".equals(request.query().option("$count")));
        ObjectNode body = request.answer(table.entitySetName() + context(query));
        write(result, request.prefer().annotations(), body);
        return Reply.odata(200, body)
                .with("Preference-Applied", request.prefer().applied());
    }

    private void write(FetchResult result, Annotations annotations, ObjectNode body) {
        RowCount total = result.total();
        if (total != null) {
            body.put("@odata.count", total.told());
        }
        if (annotations.wants(Annotations.TOTAL)) {
            body.put("@" + Annotations.TOTAL, total == null ? -1 : total.told());
        }
        if (annotations.wants(Annotations.TOTAL_EXCEEDED)) {
            body.put("@" + Annotations.TOTAL_EXCEEDED, total != null && total.exceeded());
        }
        PageCookie next = result.next();
        if (next != null && annotations.wants(Annotations.FETCH_COOKIE)) {
            body.put("@" + Annotations.FETCH_COOKIE, next.element());
        }
        if (result.more() && annotations.wants(Annotations.MORE_RECORDS)) {
            body.put("@" + Annotations.MORE_RECORDS, true);
        }
        ArrayNode value = body.putArray("value");
        ValueJson values = new ValueJson(annotations, environment);
        result.rows().forEach(row -> write(row, values, value.addObject()));
    }

    private static void write(FetchResult.Row row, ValueJson values, ObjectNode target) {
        if (!row.etag().isEmpty()) {
            target.put("@odata.etag", row.etag());
        }
        row.cells().forEach(cell -> {
            values.annotate(target, cell.name(), cell.row(), cell.column(), cell.value());
            target.set(cell.name(), cell.json());
        });
    }

    /** A lookup stands in the context three times: by its value, its name, and as the row it could be expanded to. */
    private static String context(FetchQuery query) {
        if (query.aggregates() || query.options().everyColumn()) {
            return "";
        }
        List<Output> own = query.outputs().stream().filter(Output::isOwn).toList();
        Stream<String> names = own.stream()
                .flatMap(output -> output.column().type().isLookup()
                        ? Stream.of(output.name(), output.column().name())
                        : Stream.of(output.name()));
        Stream<String> rows = own.stream()
                .flatMap(output -> output.column().targets().stream().map(LookupTarget::navigation))
                .distinct()
                .map(navigation -> navigation + "()");
        return Stream.concat(names, rows).collect(Collectors.joining(",", "(", ")"));
    }
}
/*
 * Pages "Retrieve data using FetchXml" and "Page results using FetchXml":
 *
 *   GET [environment]/api/data/v9.2/contacts?fetchXml=%3Cfetch%20count%3D%273%27%20page%3D%271%27%3E...
 *   Prefer: odata.include-annotations="Microsoft.Dynamics.CRM.fetchxmlpagingcookie,Microsoft.Dynamics.CRM.morerecords"
 *
 *   200 OK
 *   {"@odata.context": ".../$metadata#contacts(fullname,contactid)",
 *    "@Microsoft.Dynamics.CRM.fetchxmlpagingcookie": "<cookie pagenumber=\"2\" pagingcookie=\"%253ccookie%2520...\"
 *        istracking=\"False\" />",
 *    "@Microsoft.Dynamics.CRM.morerecords": true,
 *    "value": [{"@odata.etag": "W/\"72201545\"", "fullname": "Yvonne McKay (sample)", "contactid": "<guid>"}, ...]}
 *
 * Columns without a value are left out. Both annotations are missing on the last page.
 */
