// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route;

import java.util.Set;

import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.RowAddress;
import io.github.cameldataverse.emulator.store.StoredRow;

/** Deletes a row. */
final class DeleteRowRoute implements Route<WebApiRequest> {

    private final Environment environment;

    DeleteRowRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return request.is("DELETE")
                && request.path().isMember()
                && environment.hasEntitySet(request.path().root());
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of());
        TableDefinition table = environment.table(request.path().root());
        StoredRow row = RowAddress.of(table, request.key()).get(environment.store());
        Precondition.of(request.http()).check(row);
        environment.store().delete(table, row.id());
        return Reply.noContent();
    }
}
/*
 * Page "Update and delete table rows using the Web API":
 *
 *   DELETE [environment]/api/data/v9.2/accounts(<guid>)
 *
 *   204 No Content, or 404 with the code 0x80040217 when there is no such row
 */
