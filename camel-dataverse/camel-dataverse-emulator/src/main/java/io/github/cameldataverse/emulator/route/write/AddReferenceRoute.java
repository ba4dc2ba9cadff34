// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.write;

import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.metadata.Navigation.ToOne;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.write.Links;

/** Links a row to another one: {@code POST} adds to a collection, {@code PUT} sets a lookup. */
final class AddReferenceRoute implements Route<WebApiRequest> {

    private final Environment environment;

    AddReferenceRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return (request.is("POST") || request.is("PUT")) && ReferencePath.isIn(request, environment);
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of());
        ReferencePath path = ReferencePath.of(request, environment);
        if (path.navigation() instanceof ToOne != request.is("PUT") || path.member() != null) {
            String allowed =
                    path.member() != null ? "DELETE" : request.is("PUT") ? "GET, POST, DELETE" : "GET, PUT, DELETE";
            return Reply.wrongMethod(request.http().method(), allowed);
        }
        JsonNode uri = request.body().path("@odata.id");
        if (!uri.isTextual()) {
            throw ApiException.badPayload(
                    "Error identified in Payload provided by the user: '@odata.id' with the URI of a row is missing.");
        }
        LookupValue target = environment.binding().resolve(uri.asText(), path.name(), Links.tables(path.navigation()));
        new Links(environment).add(path.row(), path.navigation(), target);
        return Reply.noContent();
    }
}
/*
 * Page "Associate and disassociate table rows using the Web API":
 *
 *   POST [environment]/api/data/v9.2/accounts(<guid>)/opportunity_customer_accounts/$ref
 *   PUT  [environment]/api/data/v9.2/opportunities(<guid>)/customerid_account/$ref
 *   {"@odata.id": "[environment]/api/data/v9.2/opportunities(<guid>)"}
 *
 *   204 No Content
 */
