// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.search;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.JsonText;
import io.github.cameldataverse.emulator.search.Hit;
import io.github.cameldataverse.emulator.search.RowSearch;

/** Finds rows of several tables by words. */
final class SearchQueryRoute implements Route<WebApiRequest> {

    private static final Set<String> NEW = Set.of(
            "search", "count", "entities", "facets", "filter", "options", "orderby", "propertybag", "skip", "top");
    private static final Set<String> OLD = Set.of(
            "search",
            "entities",
            "facets",
            "filter",
            "returntotalrecordcount",
            "skip",
            "top",
            "orderby",
            "searchmode",
            "searchtype");

    private static final int TOP = 50;
    private static final int MOST = 100;

    private final Environment environment;

    SearchQueryRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return SearchForm.isSearch(request, "query");
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of());
        SearchForm form = SearchForm.of(request);
        boolean old = form == SearchForm.V1;
        SearchBody body = new SearchBody(request, old ? OLD : NEW);
        body.refuse("facets");
        if (old) {
            body.refuse("filter");
        }
        RowSearch search = new RowSearch(
                environment.store(),
                new SearchScopes(environment).read(body.json("entities"), old ? "" : body.text("filter", "")));
        List<Hit> hits = HitOrder.sorted(search.query(body.search(), all(body, old)), body.json("orderby"));
        List<Hit> page = hits.stream()
                .skip(body.number("skip", 0, Integer.MAX_VALUE))
                .limit(body.number("top", TOP, MOST))
                .toList();
        boolean counted = body.flag(old ? "returntotalrecordcount" : "count");
        return form.reply(request, result(old, page, counted ? hits.size() : -1));
    }

    private ObjectNode result(boolean old, List<Hit> page, int count) {
        HitJson json = new HitJson(environment);
        ObjectNode result = JsonText.object();
        if (old) {
            ArrayNode value = result.putArray("value");
            page.forEach(hit -> value.add(json.legacy(hit)));
            result.putObject("facets");
            return result.put("totalrecordcount", count);
        }
        result.putNull("Error");
        ArrayNode value = result.putArray("Value");
        page.forEach(hit -> value.add(json.of(hit)));
        result.putObject("Facets");
        result.putNull("QueryContext");
        return result.put("Count", count);
    }

    /** Whether every word must be there. */
    private static boolean all(SearchBody body, boolean old) {
        JsonNode options = old ? JsonText.object() : body.json("options");
        String syntax = old
                ? body.text("searchtype", "simple")
                : SearchBody.member(options, "querytype").asText("simple");
        String mode = old
                ? body.text("searchmode", "any")
                : SearchBody.member(options, "searchmode").asText("any");
        options.fieldNames().forEachRemaining(name -> {
            if (!Set.of("querytype", "searchmode").contains(name)) {
                throw ApiException.notEmulated("the option '" + name + "' of a search");
            }
        });
        if (!syntax.equals("simple")) {
            throw ApiException.notEmulated("the search syntax '" + syntax + "'");
        }
        if (!Set.of("any", "all").contains(mode)) {
            throw ApiException.badRequest("The search mode is 'any' or 'all', not '" + mode + "'.");
        }
        return mode.equals("all");
    }
}
/*
 * Pages "Dataverse Search query" and "Dataverse search (legacy)":
 *
 *   POST [environment]/api/data/v9.2/searchquery                 or [environment]/api/search/v2.0/query
 *   {"search": "Contoso", "top": 7, "count": true, "filter": "createdon gt 2022-08-15", "orderby": "[\"createdon desc\"]",
 *    "entities": "[{\"name\":\"account\",\"selectcolumns\":[\"name\"],\"searchcolumns\":[\"name\"]}]"}
 *
 *   200 OK
 *   {"@odata.context": ".../$metadata#Microsoft.Dynamics.CRM.searchqueryResponse",
 *    "response": "{\"Error\":null,\"Value\":[{\"Id\":\"<guid>\",\"EntityName\":\"account\",\"ObjectTypeCode\":0,
 *        \"Attributes\":{\"@search.objecttypecode\":1,\"name\":\"Contoso Pharmaceuticals\"},
 *        \"Highlights\":{\"name\":[\"{crmhit}Contoso{/crmhit} Pharmaceuticals\"]},\"Score\":4.9}],
 *        \"Facets\":{},\"QueryContext\":null,\"Count\":1}"}
 *
 *   POST [environment]/api/search/v1.0/query
 *   {"search": "maria"}
 *
 *   200 OK
 *   {"value": [{"@search.score": 0.45, "@search.highlights": {"fullname": ["{crmhit}Maria{/crmhit} Sullivan"]},
 *               "@search.entityname": "contact", "@search.objectid": "<guid>", ...}],
 *    "facets": {}, "totalrecordcount": -1}
 */
