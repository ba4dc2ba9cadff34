// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.util.List;
import java.util.stream.Stream;

import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.model.DataverseException;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.odata.Annotations;
import io.github.cameldataverse.client.odata.Query;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Counts rows. The service's own count ends at 5,000 without a word; where it says so many, the row ids are read page by
 * page, and counted.
 *
 * @see <a href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/count-rows">Count rows</a>
 */
final class RowCount {
    private static final long END_OF_COUNT = 5000;

    private final Calls calls;
    private final TableDefinition table;

    RowCount(Calls calls, TableDefinition table) {
        this.calls = calls;
        this.table = table;
    }

    long of(Query query) {
        Query filtered = query.withSelect(List.of())
                .withOrderBy(null)
                .withTop(0)
                .withPageSize(0)
                .withAnnotations(Annotations.none);
        long counted = askService(filtered);
        boolean isEnough = counted < END_OF_COUNT || query.top() > 0 && query.top() <= END_OF_COUNT;
        long all = isEnough ? counted : readIds(filtered);
        return query.top() > 0 ? Math.min(all, query.top()) : all;
    }

    private long askService(Query filtered) {
        String path = table.entitySet() + "/$count" + filtered.toQueryString();
        HttpCall call = HttpCall.of("GET", calls.at(path)).about(table.logicalName(), null);
        String text = calls.execute(call, reply -> new String(reply.readAll(), UTF_8));
        String digits = text.replace("\uFEFF", "").strip();
        if (!digits.matches("\\d{1,18}")) {
            throw new DataverseException(
                    "The count of table " + table.logicalName() + " was answered with a text that is no number. Is "
                            + calls.connection().environmentUrl() + " the URL of a Dataverse environment?",
                    ErrorDetails.ofTable(table.logicalName()),
                    null);
        }
        return Long.parseLong(digits);
    }

    private long readIds(Query filtered) {
        Query ids = filtered.withSelect(List.of(table.primaryId()));
        try (Stream<Row> rows = new RowPages(calls, table, ids).stream()) {
            return rows.count();
        }
    }
}
