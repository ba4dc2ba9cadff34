// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.row;

import java.util.Set;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.query.RowCount;
import io.github.cameldataverse.emulator.store.RowStore;

/** Tells how much changed since a delta token: changed rows and deletions together. */
final class CountChangesRoute implements Route<WebApiRequest> {

    private final Environment environment;

    CountChangesRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return request.is("GET")
                && request.path().isCount()
                && request.query().has("$deltatoken")
                && environment.hasEntitySet(request.path().root());
    }

    @Override
    public Reply answer(WebApiRequest request) {
        TableDefinition table = environment.table(request.path().root());
        Tracking.check(environment, table, request);
        RowStore store = environment.store();
        long since = Tracking.since(environment, request).version();
        long upTo = store.version();
        int changes = store.changed(table, since, upTo).size()
                + store.deleted(table, since, upTo).size();
        return Reply.text(new RowCount(changes).text());
    }

    /** The answer has one form only, which callers get whatever they accept. */
    @Override
    public Set<String> answerTypes() {
        return Set.of();
    }
}
/*
 * Page "Use change tracking to synchronize data with external systems" (retrieve count of the changes):
 *
 *   GET [environment]/api/data/v9.2/accounts/$count?$deltatoken=919042%2108%2f22%2f2017%2008%3a10%3a44
 *
 *   200 OK
 *   Content-Type: text/plain
 *   <byte order mark>2
 */
