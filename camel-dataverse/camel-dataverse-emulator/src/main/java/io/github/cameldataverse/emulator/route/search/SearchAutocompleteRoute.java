// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.search;

import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.JsonText;
import io.github.cameldataverse.emulator.search.RowSearch;

/** Completes a word while somebody types. */
final class SearchAutocompleteRoute implements Route<WebApiRequest> {

    private static final Set<String> NEW = Set.of("search", "entities", "filter", "fuzzy", "propertybag");
    private static final Set<String> OLD = Set.of("search", "entities", "filter", "usefuzzy");

    private final Environment environment;

    SearchAutocompleteRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return SearchForm.isSearch(request, "autocomplete");
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of());
        SearchForm form = SearchForm.of(request);
        boolean old = form == SearchForm.V1;
        SearchBody body = new SearchBody(request, old ? OLD : NEW);
        if (body.flag(old ? "usefuzzy" : "fuzzy")) {
            throw ApiException.notEmulated("fuzzy completion");
        }
        if (old) {
            body.refuse("filter");
        }
        RowSearch search = new RowSearch(
                environment.store(),
                new SearchScopes(environment).read(body.json("entities"), old ? "" : body.text("filter", "")));
        String word = search.autocomplete(body.search());
        ObjectNode result = JsonText.object();
        if (old) {
            return form.reply(request, result.put("value", word));
        }
        result.putNull("Error");
        result.put("Value", word);
        result.putNull("QueryContext");
        return form.reply(request, result);
    }
}
/*
 * Pages "Dataverse Search autocomplete" and "Dataverse search (legacy)":
 *
 *   POST [environment]/api/data/v9.2/searchautocomplete          or [environment]/api/search/v2.0/autocomplete
 *   {"search": "Con", "entities": "[{\"Name\":\"account\",\"SearchColumns\":[\"name\"]}]"}
 *
 *   200 OK
 *   {"@odata.context": ".../$metadata#Microsoft.Dynamics.CRM.searchautocompleteResponse",
 *    "response": "{\"Error\":null,\"Value\":\"{crmhit}contoso{/crmhit}\",\"QueryContext\":null}"}
 *
 * Version 1.0 answers {"value": "{crmhit}contoso{/crmhit}"}.
 */
