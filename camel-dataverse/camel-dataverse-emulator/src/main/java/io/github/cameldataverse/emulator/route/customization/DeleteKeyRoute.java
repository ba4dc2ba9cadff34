// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.customization;

import java.util.Set;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.customization.Customization;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.route.definition.Definitions;

/** Deletes an alternate key. */
final class DeleteKeyRoute implements Route<WebApiRequest> {

    private final Environment environment;

    DeleteKeyRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return PartAddress.isMember(request, "DELETE", "Keys");
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of());
        TableDefinition table = Definitions.table(environment, request);
        new Customization(environment.catalog(), environment.store()).removeKey(table, PartAddress.key(request, table));
        return Reply.noContent();
    }
}
/*
 * Page "Work with alternate keys using the Web API":
 *
 *   DELETE [environment]/api/data/v9.2/EntityDefinitions(LogicalName='account')/Keys(LogicalName='sample_accountnumberkey')
 *
 *   204 No Content
 */
