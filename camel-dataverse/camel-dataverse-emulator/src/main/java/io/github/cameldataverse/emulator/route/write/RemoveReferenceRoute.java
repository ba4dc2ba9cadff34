// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.write;

import java.util.Set;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.metadata.Navigation.ToOne;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.KeyPredicate;
import io.github.cameldataverse.emulator.odata.RowAddress;
import io.github.cameldataverse.emulator.write.Links;

/** Takes the link between two rows away. */
final class RemoveReferenceRoute implements Route<WebApiRequest> {

    private final Environment environment;

    RemoveReferenceRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return request.is("DELETE") && ReferencePath.isIn(request, environment);
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of("$id"));
        ReferencePath path = ReferencePath.of(request, environment);
        String uri = request.query().option("$id");
        KeyPredicate member = path.member();
        Links links = new Links(environment);
        if (uri != null) {
            links.remove(
                    path.row(),
                    path.navigation(),
                    environment.binding().resolve(uri, path.name(), Links.tables(path.navigation())));
        } else if (member != null) {
            links.remove(path.row(), path.navigation(), member(path, member));
        } else if (path.navigation() instanceof ToOne one) {
            links.clear(path.row(), one.column());
        } else {
            throw ApiException.badRequest("The row to remove from the collection '" + path.name()
                    + "' is missing: name it by its key behind the property, or by the query option $id.");
        }
        return Reply.noContent();
    }

    private LookupValue member(ReferencePath path, KeyPredicate key) {
        TableDefinition table = environment
                .catalog()
                .table(Links.tables(path.navigation()).get(0))
                .orElseThrow(() -> ApiException.noSegment(path.name()));
        return new LookupValue(
                table.logicalName(),
                RowAddress.of(table, key).get(environment.store()).id());
    }
}
/*
 * Page "Associate and disassociate table rows using the Web API":
 *
 *   DELETE [environment]/api/data/v9.2/accounts(<guid>)/opportunity_customer_accounts(<guid>)/$ref
 *   DELETE [environment]/api/data/v9.2/accounts(<guid>)/opportunity_customer_accounts/$ref?$id=[environment]/api/data
 *       /v9.2/opportunities(<guid>)
 *   DELETE [environment]/api/data/v9.2/opportunities(<guid>)/customerid_account/$ref
 *
 *   204 No Content
 */
