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

/** Changes the definition of a table. */
final class ChangeTableRoute implements Route<WebApiRequest> {

    private final Environment environment;

    ChangeTableRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return request.is("PUT")
                && request.path().isMember()
                && request.path().root().equals(Definitions.SET);
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of());
        new TableCustomization(new Customization(environment.catalog(), environment.store()))
                .change(Definitions.table(environment, request), request.body());
        return Reply.noContent();
    }
}
/*
 * Page "Create and update table definitions using the Web API":
 *
 *   PUT [environment]/api/data/v9.2/EntityDefinitions(<guid>)
 *   MSCRM.MergeLabels: true
 *   {"DisplayName": {"LocalizedLabels": [{"Label": "Bank Business Name", "LanguageCode": 1033}]}, ...}
 *
 *   204 No Content
 */
