// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.search;

import java.util.List;
import java.util.Set;

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

/** Suggests rows while somebody types. */
final class SearchSuggestRoute implements Route<WebApiRequest> {

    private static final Set<String> NEW =
            Set.of("search", "entities", "filter", "fuzzy", "options", "orderby", "propertybag", "top");
    private static final Set<String> OLD = Set.of("search", "entities", "filter", "usefuzzy", "orderby", "top");
    private static final int TOP = 5;
    private static final int MOST = 100;

    private final Environment environment;

    SearchSuggestRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return SearchForm.isSearch(request, "suggest");
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of());
        SearchForm form = SearchForm.of(request);
        boolean old = form == SearchForm.V1;
        SearchBody body = new SearchBody(request, old ? OLD : NEW);
        if (body.flag(old ? "usefuzzy" : "fuzzy")) {
            throw ApiException.notEmulated("fuzzy suggestions");
        }
        body.refuse("options");
        if (old) {
            body.refuse("filter");
        }
        RowSearch search = new RowSearch(
                environment.store(),
                new SearchScopes(environment).read(body.json("entities"), old ? "" : body.text("filter", "")));
        List<Hit> hits = HitOrder.sorted(search.suggest(body.search()), body.json("orderby"));
        ObjectNode result = JsonText.object();
        if (!old) {
            result.putNull("Error");
        }
        ArrayNode value = result.putArray(old ? "value" : "Value");
        HitJson json = new HitJson(environment);
        hits.stream().limit(body.number("top", TOP, MOST)).forEach(hit -> value.add(json.suggestion(hit, old)));
        if (!old) {
            result.putNull("QueryContext");
        }
        return form.reply(request, result);
    }
}
/*
 * Pages "Dataverse Search suggest" and "Dataverse search (legacy)":
 *
 *   POST [environment]/api/data/v9.2/searchsuggest               or [environment]/api/search/v2.0/suggest
 *   {"search": "Cont", "top": 3}
 *
 *   200 OK
 *   {"@odata.context": ".../$metadata#Microsoft.Dynamics.CRM.searchsuggestResponse",
 *    "response": "{\"Error\":null,\"Value\":[{\"Text\":\"{crmhit}Cont{/crmhit}oso\",\"Document\":{
 *        \"@search.objectid\":\"<guid>\",\"@search.entityname\":\"account\",\"@search.objecttypecode\":1,
 *        \"name\":\"Contoso\"}}],\"QueryContext\":null}"}
 *
 * Version 1.0 answers {"value": [{"text": "...", "document": {...}}]}.
 */
