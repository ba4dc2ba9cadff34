// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import java.util.function.BiFunction;

import io.github.cameldataverse.client.odata.Query;
import io.github.cameldataverse.client.search.DataverseSearch;
import io.github.cameldataverse.client.search.SearchRequest;
import io.github.cameldataverse.client.search.SearchResult;
import io.github.cameldataverse.component.operation.OperationResult.Fact;

/** Searches the environment, or one table, by the term; the option {@code term}, else the header. */
final class SearchRows implements Operation {
    private final String name;
    private final BiFunction<DataverseSearch, SearchRequest, OperationResult> what;

    private SearchRows(String name, BiFunction<DataverseSearch, SearchRequest, OperationResult> what) {
        this.name = name;
        this.what = what;
    }

    /** Answers the best hits, and how many there are in all. */
    static Operation hits() {
        return new SearchRows("search", (search, request) -> {
            SearchResult result = search.query(request);
            return OperationResult.of(result.hits()).with(Fact.Count, Math.toIntExact(result.count()));
        });
    }

    /** Answers rows whose names go on from the term. */
    static Operation suggestions() {
        return new SearchRows("suggest", (search, request) -> OperationResult.of(search.suggest(request)));
    }

    /** Answers the term, completed. */
    static Operation completion() {
        return new SearchRows("autocomplete", (search, request) -> OperationResult.of(search.autocomplete(request)));
    }

    @Override
    public OperationResult execute(OperationRequest request) {
        String term = CallOptions.required("term", request.calls().term(), name);
        String table = request.isForEnvironment()
                ? null
                : request.tableSpec().definition().logicalName();
        Query query = request.query();
        return what.apply(
                request.client().search(),
                new SearchRequest(term, table, query.select(), query.filter(), query.orderBy(), query.top()));
    }
}
