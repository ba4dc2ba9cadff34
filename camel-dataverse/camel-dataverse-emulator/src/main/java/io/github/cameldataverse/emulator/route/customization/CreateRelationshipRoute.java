// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.customization;

import java.util.Set;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.customization.Customization;
import io.github.cameldataverse.emulator.customization.TableCustomization;
import io.github.cameldataverse.emulator.customization.TableCustomization.Relationship;

/** Creates a one-to-many relationship with its lookup column. */
final class CreateRelationshipRoute implements Route<WebApiRequest> {

    static final String SET = "RelationshipDefinitions";

    private final Environment environment;

    CreateRelationshipRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return request.is("POST")
                && request.path().isRoot()
                && request.path().root().equals(SET);
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of());
        Relationship relationship = new TableCustomization(
                        new Customization(environment.catalog(), environment.store()))
                .relate(request.body());
        return Reply.noContent().with("OData-EntityId", request.serviceRoot() + SET + "(" + relationship.id() + ")");
    }
}
/*
 * Page "Create and update table relationships using the Web API":
 *
 *   POST [environment]/api/data/v9.2/RelationshipDefinitions
 *   {"@odata.type": "Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata", "SchemaName": "new_contact_new_bankaccount",
 *    "ReferencedEntity": "contact", "ReferencingEntity": "new_bankaccount", "CascadeConfiguration": {"Delete": "Cascade"},
 *    "Lookup": {"@odata.type": "Microsoft.Dynamics.CRM.LookupAttributeMetadata", "SchemaName": "new_AccountOwner", ...}}
 *
 *   204 No Content
 *   OData-EntityId: [environment]/api/data/v9.2/RelationshipDefinitions(<guid>)
 */
