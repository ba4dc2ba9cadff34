// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.row;

import java.util.List;
import java.util.Set;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.query.RowCount;
import io.github.cameldataverse.emulator.query.RowFilter;

/** Tells how many rows a collection of a row has, as text. */
final class CountRelatedRowsRoute implements Route<WebApiRequest> {

    private final Environment environment;

    CountRelatedRowsRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        List<String> rest = request.path().rest();
        return request.is("GET")
                && rest.size() == 2
                && rest.get(1).equals("$count")
                && RelatedRows.collection(environment, request).isPresent();
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of("$filter"));
        RelatedRows rows = RelatedRows.of(environment, request);
        TableDefinition table = rows.table();
        RowFilter filter = environment.filter(table, request.query());
        return Reply.text(RowCount.of(environment.store().rows(table).stream()
                        .filter(rows.membership().and(filter)))
                .text());
    }

    /** The answer has one form only, which callers get whatever they accept. */
    @Override
    public Set<String> answerTypes() {
        return Set.of();
    }
}
/*
 * Page "Count number of rows":
 *
 *   GET [environment]/api/data/v9.2/accounts(<guid>)/Account_Tasks/$count
 *
 *   200 OK
 *   Content-Type: text/plain
 *   <byte order mark>3
 */
