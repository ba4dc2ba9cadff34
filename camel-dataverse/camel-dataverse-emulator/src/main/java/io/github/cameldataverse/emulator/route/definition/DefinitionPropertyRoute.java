// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.definition;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.definition.TableNodes;
import io.github.cameldataverse.emulator.odata.ApiException;

/** Retrieves one property of a table definition, as JSON or as bare text. */
final class DefinitionPropertyRoute implements Route<WebApiRequest> {

    private final Environment environment;

    DefinitionPropertyRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        List<String> rest = request.path().rest();
        boolean property = rest.size() == 1 || (rest.size() == 2 && rest.get(1).equals("$value"));
        return Definitions.isMember(request) && property && properties(request).has(rest.get(0));
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of());
        String name = request.path().rest().get(0);
        JsonNode value = properties(request).path(name);
        if (request.path().rest().size() == 1) {
            ObjectNode body = request.answer(Definitions.SET + "(" + Definitions.key(request) + ")/" + name);
            return Reply.odata(200, body.set("value", value));
        }
        if (value.isContainerNode()) {
            throw ApiException.badRequest("The property '" + name + "' has no text that could be its $value.");
        }
        return new Reply(
                200, Map.of("Content-Type", "text/plain"), value.asText().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Set<String> answerTypes() {
        return Set.of("application/json", "text/plain");
    }

    private ObjectNode properties(WebApiRequest request) {
        return new TableNodes(environment.catalog())
                .of(Definitions.table(environment, request))
                .properties();
    }
}
/*
 * Page "Query table definitions using the Web API":
 *
 *   GET [environment]/api/data/v9.2/EntityDefinitions(LogicalName='account')/ObjectTypeCode/$value
 *
 *   200 OK
 *   Content-Type: text/plain
 *   1
 */
