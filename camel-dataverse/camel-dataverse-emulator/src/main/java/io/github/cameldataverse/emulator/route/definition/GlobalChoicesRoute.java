// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.definition;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.definition.DefinitionNode;
import io.github.cameldataverse.emulator.definition.DefinitionQuery;
import io.github.cameldataverse.emulator.definition.GlobalChoices;
import io.github.cameldataverse.emulator.odata.ApiException;

/** Retrieves the definitions of all global choices: never paged. */
final class GlobalChoicesRoute implements Route<WebApiRequest> {

    private static final String TYPE = "Microsoft.Dynamics.CRM.OptionSetMetadata";

    private final Environment environment;

    GlobalChoicesRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return reads(request) && request.path().key() == null;
    }

    @Override
    public Reply answer(WebApiRequest request) {
        DefinitionQuery query = query(request);
        ObjectNode body = request.answer(context(request, query));
        ArrayNode value = body.putArray("value");
        new GlobalChoices(environment.catalog())
                .all()
                .forEach(choice -> write(choice, query, request, value.addObject()));
        return Reply.odata(200, body);
    }

    /** Whether a request reads one or all of them, with or without the cast to their type. */
    static boolean reads(WebApiRequest request) {
        List<String> rest = request.path().rest();
        return request.is("GET")
                && request.path().root().equals(GlobalChoices.SET)
                && (rest.isEmpty() || rest.equals(List.of(TYPE)));
    }

    static DefinitionQuery query(WebApiRequest request) {
        Map<String, String> options = Definitions.options(request, Set.of("$select"));
        List<String> selected =
                Arrays.asList(options.getOrDefault("$select", "").split("\\s*,\\s*", -1));
        if (!isCast(request) && selected.contains("Options")) {
            throw ApiException.badRequest("Could not find a property named 'Options' on type"
                    + " 'Microsoft.Dynamics.CRM.OptionSetMetadataBase'.");
        }
        return new DefinitionQuery(options, isCast(request));
    }

    static String context(WebApiRequest request, DefinitionQuery query) {
        return GlobalChoices.SET + (isCast(request) ? "/" + TYPE : "") + query.context();
    }

    static ObjectNode write(DefinitionNode choice, DefinitionQuery query, WebApiRequest request, ObjectNode target) {
        if (!isCast(request)) {
            target.put("@odata.type", "#" + TYPE);
        }
        return query.write(choice, target);
    }

    private static boolean isCast(WebApiRequest request) {
        return !request.path().rest().isEmpty();
    }
}
/*
 * Page "Create and update choices (option sets) using the Web API":
 *
 *   GET [environment]/api/data/v9.2/GlobalOptionSetDefinitions
 *
 *   200 OK
 *   {"@odata.context": ".../$metadata#GlobalOptionSetDefinitions",
 *    "value": [{"@odata.type": "#Microsoft.Dynamics.CRM.OptionSetMetadata", "Name": "new_color", "IsGlobal": true,
 *               "Options": [{"Value": 100000000, "Label": {...}}, ...], "MetadataId": "<guid>", ...}]}
 */
