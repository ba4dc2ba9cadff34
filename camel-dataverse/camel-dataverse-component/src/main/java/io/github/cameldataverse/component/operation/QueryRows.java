// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import java.util.Map;

import io.github.cameldataverse.client.odata.Query;
import io.github.cameldataverse.client.odata.QuerySource;
import io.github.cameldataverse.client.odata.fetch.FetchXml;
import io.github.cameldataverse.component.operation.OperationResult.Fact;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Finds all rows of the query, over all pages; the output reads them. */
final class QueryRows implements Operation {
    @Override
    public OperationResult execute(OperationRequest request) {
        FoundRows rows = new FoundRows(request.tableSpec(), query(request));
        return OperationResult.of(rows).with(Fact.Table, rows.table());
    }

    /** The query of a request; one without options may stand in the body, as FetchXML. */
    static Query query(OperationRequest request) {
        Query query = request.query();
        Query plain = Query.ALL.withPageSize(query.pageSize()).withAnnotations(query.annotations());
        String text = text(request.body());
        if (text == null
                || !text.startsWith("<fetch")
                || !query.withParameters(Map.of()).equals(plain)) {
            return query;
        }
        return query.withSource(new QuerySource.Fetched(FetchXml.parse(text)));
    }

    private static @Nullable String text(@Nullable Object body) {
        if (body instanceof CharSequence text) {
            return text.toString().strip();
        }
        return body instanceof byte[] bytes ? new String(bytes, UTF_8).strip() : null;
    }
}
