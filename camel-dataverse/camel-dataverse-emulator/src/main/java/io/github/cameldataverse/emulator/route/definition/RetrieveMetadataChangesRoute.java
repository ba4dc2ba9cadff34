// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.definition;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.FunctionParameters;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.definition.SchemaQuery;
import io.github.cameldataverse.emulator.definition.TableNodes;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.query.DeltaToken;

/** Queries definitions, and tells which have changed since a stamp: none, for they do not change here. */
final class RetrieveMetadataChangesRoute implements Route<WebApiRequest> {

    private static final String FUNCTION = "RetrieveMetadataChanges";
    private static final Set<String> PARAMETERS = Set.of("Query", "ClientVersionStamp", "DeletedMetadataFilters");
    private static final Duration LIFETIME = Duration.ofDays(90);

    /** The definitions have one version. */
    private static final long VERSION = 1;

    private final Environment environment;

    RetrieveMetadataChangesRoute(Environment environment) {
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
        FunctionParameters parameters = FunctionParameters.of(request);
        if (!PARAMETERS.containsAll(parameters.values().keySet())) {
            throw ApiException.notEmulated("a parameter of " + FUNCTION + " besides " + new TreeSet<>(PARAMETERS));
        }
        SchemaQuery query = new SchemaQuery(parameters.json("Query"));
        Instant now = environment.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        String known = parameters.text("ClientVersionStamp");
        if (!known.isEmpty()) {
            DeltaToken.parse(known).requireFresh(now, VERSION, VERSION, LIFETIME);
        }
        ObjectNode body = request.answer("Microsoft.Dynamics.CRM." + FUNCTION + "Response");
        body.put("ServerVersionStamp", new DeltaToken(VERSION, now).text());
        ObjectNode deleted = body.putObject("DeletedMetadata");
        deleted.put("Count", 0).put("IsReadOnly", false);
        deleted.putArray("Keys");
        deleted.putArray("Values");
        ArrayNode tables = body.putArray("EntityMetadata");
        if (known.isEmpty()) {
            query.write(new TableNodes(environment.catalog()).all(), tables);
        }
        return Reply.odata(200, body);
    }
}
/*
 * Pages "Query schema definitions" and "Cache schema data":
 *
 *   GET [environment]/api/data/v9.2/RetrieveMetadataChanges(Query=@p1)?@p1={"Properties":{"AllProperties":false,
 *       "PropertyNames":["SchemaName","Attributes"]},"Criteria":{"FilterOperator":"And","Conditions":[
 *       {"ConditionOperator":"Equals","PropertyName":"LogicalName","Value":{"Type":"System.String","Value":"account"}}]}}
 *
 *   200 OK
 *   {"@odata.context": ".../$metadata#Microsoft.Dynamics.CRM.RetrieveMetadataChangesResponse",
 *    "ServerVersionStamp": "74812162!10/09/2022 22:10:22",
 *    "DeletedMetadata": {"Count": 0, "IsReadOnly": false, "Keys": [], "Values": []},
 *    "EntityMetadata": [{"LogicalName": "account", "SchemaName": "Account", "MetadataId": "<guid>", "HasChanged": null,
 *        "Attributes": [{"@odata.type": "#Microsoft.Dynamics.CRM.ComplexStringAttributeMetadata", ...}]}]}
 *
 * With ClientVersionStamp only what has changed since; a stamp older than 90 days is refused with 0x80044352.
 */
