// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.row;

import java.util.Set;
import java.util.stream.Stream;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.query.RowCount;
import io.github.cameldataverse.emulator.store.StoredRow;

/** Tells how many rows a table has, as text. */
final class CountRowsRoute implements Route<WebApiRequest> {

    private final Environment environment;

    CountRowsRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return request.is("GET")
                && request.path().isCount()
                && environment.hasEntitySet(request.path().root());
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of("$filter"));
        TableDefinition table = environment.table(request.path().root());
        Stream<StoredRow> rows =
                environment.store().rows(table).stream().filter(environment.filter(table, request.query()));
        return Reply.text(RowCount.of(rows).text());
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
 *   GET [environment]/api/data/v9.2/accounts/$count
 *
 *   200 OK
 *   Content-Type: text/plain
 *   <byte order mark>10
 *
 * The number ends at 5000.
 */
