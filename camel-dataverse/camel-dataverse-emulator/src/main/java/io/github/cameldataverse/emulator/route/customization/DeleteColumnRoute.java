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

/** Deletes a custom column. */
final class DeleteColumnRoute implements Route<WebApiRequest> {

    private final Environment environment;

    DeleteColumnRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return PartAddress.isMember(request, "DELETE", "Attributes");
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of());
        TableDefinition table = Definitions.table(environment, request);
        new Customization(environment.catalog(), environment.store())
                .removeColumn(table, PartAddress.column(request, table));
        return Reply.noContent();
    }
}
/*
 * Page "Create and update table definitions using the Web API":
 *
 *   DELETE [environment]/api/data/v9.2/EntityDefinitions(LogicalName='new_bankaccount')/Attributes(LogicalName='new_bankname')
 *
 *   204 No Content
 */
