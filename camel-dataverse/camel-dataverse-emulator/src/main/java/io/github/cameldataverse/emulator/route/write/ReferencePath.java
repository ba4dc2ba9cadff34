// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.write;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.metadata.Navigation;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.KeyPredicate;
import io.github.cameldataverse.emulator.odata.ResourcePath;
import io.github.cameldataverse.emulator.odata.RowAddress;
import io.github.cameldataverse.emulator.store.StoredRow;
import org.jspecify.annotations.Nullable;

/**
 * A link as a URL names it: {@code accounts(<id>)/contact_customer_accounts(<id>)/$ref}.
 *
 * @param row the row at its beginning, which exists
 * @param name the navigation property
 * @param navigation where it leads
 * @param member the key behind the navigation property, or null
 */
record ReferencePath(
        LookupValue row,
        String name,
        Navigation navigation,
        @Nullable KeyPredicate member) {

    /** Whether the path ends with a link of a row. */
    static boolean isIn(WebApiRequest request, Environment environment) {
        return request.path().key() != null
                && request.path().rest().size() == 2
                && request.path().rest().get(1).equals("$ref")
                && environment.hasEntitySet(request.path().root());
    }

    static ReferencePath of(WebApiRequest request, Environment environment) {
        TableDefinition table = environment.table(request.path().root());
        StoredRow row = RowAddress.of(table, request.key()).get(environment.store());
        ResourcePath segment = ResourcePath.parse(request.path().rest().get(0));
        Navigation navigation = Navigation.of(environment.catalog(), table, segment.root())
                .orElseThrow(() -> ApiException.noSegment(segment.root()));
        return new ReferencePath(
                new LookupValue(table.logicalName(), row.id()), segment.root(), navigation, segment.key());
    }
}
