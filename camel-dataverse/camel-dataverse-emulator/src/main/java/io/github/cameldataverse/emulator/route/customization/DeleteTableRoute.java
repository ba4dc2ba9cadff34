// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.customization;

import java.util.Set;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.customization.Customization;
import io.github.cameldataverse.emulator.customization.TableCustomization;
import io.github.cameldataverse.emulator.route.definition.Definitions;

/** Deletes a custom table with its rows. */
final class DeleteTableRoute implements Route<WebApiRequest> {

    private final Environment environment;

    DeleteTableRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return request.is("DELETE")
                && request.path().isMember()
                && request.path().root().equals(Definitions.SET);
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of());
        new TableCustomization(new Customization(environment.catalog(), environment.store()))
                .remove(Definitions.table(environment, request));
        return Reply.noContent();
    }
}
/*
 * Page "Create and update table definitions using the Web API":
 *
 *   DELETE [environment]/api/data/v9.2/EntityDefinitions(LogicalName='new_bankaccount')
 *
 *   204 No Content
 */
