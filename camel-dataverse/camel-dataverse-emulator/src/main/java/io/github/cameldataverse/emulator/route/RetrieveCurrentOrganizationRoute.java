// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.odata.ApiException;

/** Describes the environment: ids, names, version and addresses. */
final class RetrieveCurrentOrganizationRoute implements Route<WebApiRequest> {

    private static final String FUNCTION = "RetrieveCurrentOrganization";
    private static final Pattern ACCESS_TYPE =
            Pattern.compile("Microsoft\\.Dynamics\\.CRM\\.EndpointAccessType'(Default|Internet|Intranet)'");

    private final Environment environment;

    RetrieveCurrentOrganizationRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return request.is("GET")
                && request.path().rest().isEmpty()
                && request.path().root().equals(FUNCTION);
    }

    @Override
    public Reply answer(WebApiRequest request) {
        checkAccessType(request);
        ObjectNode body = request.answer("Microsoft.Dynamics.CRM." + FUNCTION + "Response");
        ObjectNode detail = body.putObject("Detail");
        String id = environment.identity().organizationId().toString();
        String origin = request.http().origin();
        detail.put("OrganizationId", id);
        detail.put("FriendlyName", name());
        detail.put("OrganizationVersion", RetrieveVersionRoute.VERSION);
        detail.put("EnvironmentId", id);
        detail.put("DatacenterId", id);
        detail.put("Geo", "NA");
        detail.put("TenantId", environment.identity().tenantId());
        detail.put("UrlName", request.http().uri().getHost());
        detail.put("UniqueName", "emulator");
        Map<String, String> endpoints = new LinkedHashMap<>();
        endpoints.put("WebApplication", origin + "/");
        endpoints.put("OrganizationService", origin + "/XRMServices/2011/Organization.svc");
        endpoints.put("OrganizationDataService", origin + "/XRMServices/2011/OrganizationData.svc");
        ObjectNode collection = detail.putObject("Endpoints");
        collection.put("Count", endpoints.size()).put("IsReadOnly", false);
        endpoints.keySet().forEach(key -> collection.withArray("Keys").add(key));
        endpoints.values().forEach(value -> collection.withArray("Values").add(value));
        detail.put("State", "Enabled").put("OrganizationType", "Developer").put("SchemaType", "Full");
        return Reply.odata(200, body);
    }

    /** The parameter stands in the parentheses itself or behind an alias. */
    private static void checkAccessType(WebApiRequest request) {
        String value = request.key().parts().getOrDefault("AccessType", "");
        if (value.startsWith("@")) {
            request.query().allow(Set.of(value));
            String aliased = request.query().option(value);
            value = aliased == null ? "" : aliased;
        } else {
            request.query().allow(Set.of());
        }
        if (!ACCESS_TYPE.matcher(value).matches()) {
            throw ApiException.badRequest("The parameter 'AccessType' of the function '" + FUNCTION
                    + "' needs a value of 'Microsoft.Dynamics.CRM.EndpointAccessType'.");
        }
    }

    private String name() {
        LookupValue organization =
                new LookupValue("organization", environment.identity().organizationId());
        String name = environment.nameOf(organization);
        return name == null ? "emulator" : name;
    }
}
/*
 * Page "RetrieveCurrentOrganization function" and page "OrganizationDetail complex type":
 *
 *   GET [environment]/api/data/v9.2/RetrieveCurrentOrganization(AccessType=@p1)
 *       ?@p1=Microsoft.Dynamics.CRM.EndpointAccessType'Default'
 *
 *   200 OK
 *   {"@odata.context": ".../$metadata#Microsoft.Dynamics.CRM.RetrieveCurrentOrganizationResponse",
 *    "Detail": {"OrganizationId": "<guid>", "FriendlyName": "...", "OrganizationVersion": "9.2....", "TenantId": "...",
 *      "Endpoints": {"Count": 3, "IsReadOnly": false, "Keys": ["WebApplication", ...], "Values": ["https://...", ...]},
 *      "State": "Enabled", ...}}
 */
