// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.customization;

import java.util.Set;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.customization.ChoiceCustomization;
import io.github.cameldataverse.emulator.definition.GlobalChoices;

/** Deletes a global choice. */
final class DeleteGlobalChoiceRoute implements Route<WebApiRequest> {

    private final Environment environment;

    DeleteGlobalChoiceRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return request.is("DELETE")
                && request.path().isMember()
                && request.path().root().equals(GlobalChoices.SET);
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of());
        new ChoiceCustomization(environment.catalog(), environment.store())
                .remove(new GlobalChoices(environment.catalog()).named(request.key()));
        return Reply.noContent();
    }
}
/*
 * Page "Create and update choices (option sets) using the Web API":
 *
 *   DELETE [environment]/api/data/v9.2/GlobalOptionSetDefinitions(Name='new_color')
 *
 *   204 No Content
 */
