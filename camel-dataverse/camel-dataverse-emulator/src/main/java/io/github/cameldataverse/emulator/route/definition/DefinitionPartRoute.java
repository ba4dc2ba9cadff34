// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.definition;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.definition.DefinitionNode;
import io.github.cameldataverse.emulator.definition.DefinitionNode.Part;
import io.github.cameldataverse.emulator.definition.DefinitionQuery;
import io.github.cameldataverse.emulator.definition.TableNodes;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.KeyPredicate;
import io.github.cameldataverse.emulator.odata.ResourcePath;

/**
 * Retrieves what belongs to a table definition: columns (all, one, those of one type), alternate keys, relationships,
 * and the choices of a column.
 */
final class DefinitionPartRoute implements Route<WebApiRequest> {

    private static final String NAMESPACE = "Microsoft.Dynamics.CRM.";

    private final Environment environment;

    DefinitionPartRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return Definitions.isMember(request) && !request.path().rest().isEmpty();
    }

    @Override
    public Reply answer(WebApiRequest request) {
        Deque<String> segments = new ArrayDeque<>(request.path().rest());
        DefinitionNode table = new TableNodes(environment.catalog()).of(Definitions.table(environment, request));
        ResourcePath first = ResourcePath.parse(segments.pop());
        List<DefinitionNode> nodes = part(table, first.root()).nodes().get();
        KeyPredicate key = first.key();
        if (key != null) {
            nodes = List.of(one(nodes, key));
        }
        String type = "";
        if (!segments.isEmpty() && segments.peek().startsWith(NAMESPACE)) {
            type = segments.pop();
            nodes = ofType(nodes, type.substring(NAMESPACE.length()), key != null);
        }
        String address = Definitions.SET + "(" + Definitions.key(request) + ")/" + first.root();
        if (!segments.isEmpty() && key != null) {
            String choices = segments.pop();
            if (!segments.isEmpty() || type.isEmpty()) {
                throw ApiException.notEmulated("GET " + request.http().path());
            }
            return choices(request, nodes.get(0), address + "(" + nodes.get(0).metadataId() + ")/" + type, choices);
        }
        if (!segments.isEmpty()) {
            throw ApiException.notEmulated("GET " + request.http().path());
        }
        String cast = type.isEmpty() ? "" : "/" + type;
        return key == null ? all(request, nodes, address + cast) : single(request, nodes.get(0), address + cast);
    }

    private static Reply all(WebApiRequest request, List<DefinitionNode> nodes, String address) {
        DefinitionQuery query = query(request, Set.of("$select", "$expand", "$filter"), address);
        ObjectNode body = request.answer(address + query.context());
        query.writeAll(nodes, body.putArray("value"));
        return Reply.odata(200, body);
    }

    private static Reply single(WebApiRequest request, DefinitionNode node, String address) {
        DefinitionQuery query = query(request, Set.of("$select", "$expand"), address);
        return Reply.odata(200, query.write(node, request.answer(address + query.context() + "/$entity")));
    }

    private static Reply choices(WebApiRequest request, DefinitionNode node, String address, String part) {
        DefinitionQuery query = query(request, Set.of("$select"), address);
        DefinitionNode list =
                part(node, part).nodes().get().stream().findFirst().orElseThrow(() -> ApiException.noSegment(part));
        String context = address + "/" + part + query.context() + "/$entity";
        return Reply.odata(200, query.write(list, request.answer(context)));
    }

    private static DefinitionQuery query(WebApiRequest request, Set<String> options, String address) {
        return new DefinitionQuery(Definitions.options(request, options), address.contains("/" + NAMESPACE));
    }

    private static Part part(DefinitionNode node, String name) {
        Part part = node.parts().get(name);
        if (part == null) {
            throw ApiException.notEmulated("'" + name + "' of definitions");
        }
        return part;
    }

    private static DefinitionNode one(List<DefinitionNode> nodes, KeyPredicate key) {
        return nodes.stream()
                .filter(node -> Definitions.fits(
                        key, node.properties().path("LogicalName").asText(), node.metadataId()))
                .findFirst()
                .orElseThrow(() -> new ApiException(
                        404, "0x80060888", "Could not find a definition with the key '" + key.raw() + "'."));
    }

    private static List<DefinitionNode> ofType(List<DefinitionNode> nodes, String type, boolean single) {
        if (type.equals("EnumAttributeMetadata")) {
            throw ApiException.badRequest("Definitions cannot be cast to 'Microsoft.Dynamics.CRM." + type + "'.");
        }
        List<DefinitionNode> fitting =
                nodes.stream().filter(node -> node.type().equals(type)).toList();
        if (single && fitting.isEmpty()) {
            throw new ApiException(
                    404, "0x80060888", "The definition is not of the type 'Microsoft.Dynamics.CRM." + type + "'.");
        }
        return fitting;
    }
}
/*
 * Pages "Query table definitions using the Web API" and "Retrieve metadata by name or MetadataId":
 *
 *   GET [environment]/api/data/v9.2/EntityDefinitions(LogicalName='account')/Attributes(LogicalName='accountcategorycode')
 *       /Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$select=LogicalName
 *       &$expand=OptionSet($select=Options),GlobalOptionSet($select=Options)
 *
 *   200 OK
 *   {"@odata.context": ".../$metadata#EntityDefinitions('account')/Attributes
 *       /Microsoft.Dynamics.CRM.PicklistAttributeMetadata(LogicalName,OptionSet,GlobalOptionSet)/$entity",
 *    "LogicalName": "accountcategorycode", "MetadataId": "<guid>",
 *    "OptionSet": {"Options": [{"Value": 1, "Label": {"LocalizedLabels": [{"Label": "Preferred Customer",
 *        "LanguageCode": 1033, ...}], "UserLocalizedLabel": {...}}, ...}], "MetadataId": "<guid>"},
 *    "GlobalOptionSet": null}
 */
