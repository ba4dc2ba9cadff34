// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.row;

import java.util.Optional;
import java.util.function.Predicate;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.RowAddress;
import io.github.cameldataverse.emulator.query.RowCollection;
import io.github.cameldataverse.emulator.store.StoredRow;

/**
 * The rows of a collection as a URL names them: {@code accounts(<id>)/Account_Tasks}.
 *
 * @param table their table
 * @param membership tells its rows from others of the table
 */
record RelatedRows(TableDefinition table, Predicate<StoredRow> membership) {

    /** The collection that the path names behind the key; empty where it names something else. */
    static Optional<RowCollection> collection(Environment environment, WebApiRequest request) {
        boolean member = request.path().key() != null
                && !request.path().rest().isEmpty()
                && environment.hasEntitySet(request.path().root());
        return member
                ? environment
                        .relations()
                        .collection(
                                environment.table(request.path().root()),
                                request.path().rest().get(0))
                : Optional.empty();
    }

    static RelatedRows of(Environment environment, WebApiRequest request) {
        RowCollection collection = collection(environment, request).orElseThrow();
        StoredRow owner = RowAddress.of(collection.from(), request.key()).get(environment.store());
        return new RelatedRows(collection.table(), environment.relations().membership(owner, collection));
    }
}
