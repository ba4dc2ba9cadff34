// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route;

import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.FunctionParameters;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.ApiException;

/** Tells how many rows tables have, beyond 5,000 too. */
final class RetrieveTotalRecordCountRoute implements Route<WebApiRequest> {

    private static final String FUNCTION = "RetrieveTotalRecordCount";

    private final Environment environment;

    RetrieveTotalRecordCountRoute(Environment environment) {
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
        request.query().allow(Set.of());
        JsonNode names = FunctionParameters.of(request).json("EntityNames");
        if (!names.isArray() || names.isEmpty()) {
            throw ApiException.badRequest("The parameter 'EntityNames' of the function '" + FUNCTION
                    + "' must be a list of table names, for example [\"account\"].");
        }
        ObjectNode body = request.answer("Microsoft.Dynamics.CRM." + FUNCTION + "Response");
        ObjectNode collection = body.putObject("EntityRecordCountCollection");
        collection.put("Count", names.size()).put("IsReadOnly", false);
        ArrayNode keys = collection.putArray("Keys");
        ArrayNode values = collection.putArray("Values");
        for (JsonNode name : names) {
            keys.add(name.asText());
            values.add(environment.store().rows(table(name.asText())).size());
        }
        return Reply.odata(200, body);
    }

    private TableDefinition table(String name) {
        return environment
                .catalog()
                .table(name)
                .orElseThrow(() -> new ApiException(
                        400,
                        "0x80041102",
                        "The entity with a name = '" + name + "' was not found in the MetadataCache."));
    }
}
/*
 * Page "RetrieveTotalRecordCount function" and page "Count number of rows":
 *
 *   GET [environment]/api/data/v9.2/RetrieveTotalRecordCount(EntityNames=['account','contact'])
 *
 *   200 OK
 *   {"@odata.context": ".../$metadata#Microsoft.Dynamics.CRM.RetrieveTotalRecordCountResponse",
 *    "EntityRecordCountCollection": {"Count": 2, "IsReadOnly": false, "Keys": ["account", "contact"],
 *                                    "Values": [10, 14]}}
 *
 * The service tells a number of the last 24 hours, the emulator that of this moment.
 */
