// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route;

import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Tells who the caller is. */
final class WhoAmIRoute implements Route<WebApiRequest> {

    private final Environment environment;

    WhoAmIRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return request.is("GET")
                && request.path().isRoot()
                && request.path().root().equals("WhoAmI");
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of());
        ObjectNode body = request.answer("Microsoft.Dynamics.CRM.WhoAmIResponse");
        body.put("BusinessUnitId", environment.identity().businessUnitId().toString());
        body.put("UserId", environment.identity().userId().toString());
        body.put("OrganizationId", environment.identity().organizationId().toString());
        return Reply.odata(200, body);
    }
}
/*
 * Page "Use Web API functions" (unbound functions):
 *
 *   GET [environment]/api/data/v9.2/WhoAmI()
 *
 *   200 OK
 *   {"@odata.context": ".../$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse",
 *    "BusinessUnitId": "<guid>", "UserId": "<guid>", "OrganizationId": "<guid>"}
 */
