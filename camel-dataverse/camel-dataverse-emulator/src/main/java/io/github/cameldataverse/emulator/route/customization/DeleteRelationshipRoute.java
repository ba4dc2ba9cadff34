// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.customization;

import java.util.Map;
import java.util.Set;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.customization.Customization;
import io.github.cameldataverse.emulator.customization.TableCustomization;
import io.github.cameldataverse.emulator.customization.TableCustomization.Relationship;
import io.github.cameldataverse.emulator.odata.ApiException;

/** Deletes a one-to-many relationship with its lookup column. */
final class DeleteRelationshipRoute implements Route<WebApiRequest> {

    private final Environment environment;

    DeleteRelationshipRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return request.is("DELETE")
                && request.path().isMember()
                && request.path().root().equals(CreateRelationshipRoute.SET);
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of());
        Map<String, String> key = request.key().parts();
        String name = key.getOrDefault("SchemaName", key.getOrDefault("MetadataId", key.getOrDefault("", "")));
        Customization columns = new Customization(environment.catalog(), environment.store());
        Relationship found = new TableCustomization(columns)
                .find(name)
                .orElseThrow(() -> new ApiException(
                        404, "0x80060888", "Could not find a relationship with the name or id '" + name + "'."));
        columns.removeColumn(found.table(), found.column());
        return Reply.noContent();
    }
}
/*
 * Page "Create and update table relationships using the Web API":
 *
 *   DELETE [environment]/api/data/v9.2/RelationshipDefinitions(SchemaName='new_contact_new_bankaccount')
 *
 *   204 No Content
 */
