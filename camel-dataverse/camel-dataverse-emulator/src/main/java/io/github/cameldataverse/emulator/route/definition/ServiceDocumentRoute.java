// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.definition;

import java.util.Set;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.JsonText;

/** Lists the entity sets. */
final class ServiceDocumentRoute implements Route<WebApiRequest> {

    private final Environment environment;

    ServiceDocumentRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return request.is("GET")
                && request.path().isRoot()
                && request.path().root().isEmpty();
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of());
        ObjectNode body = JsonText.object().put("@odata.context", request.serviceRoot() + "$metadata");
        ArrayNode value = body.putArray("value");
        for (TableDefinition table : environment.catalog().tables()) {
            String name = table.entitySetName();
            value.addObject().put("name", name).put("kind", "EntitySet").put("url", name);
        }
        return Reply.odata(200, body);
    }
}
/*
 * Page "Web API Service Documents":
 *
 *   GET [environment]/api/data/v9.2/
 *
 *   200 OK
 *   {"@odata.context": "[environment]/api/data/v9.2/$metadata",
 *    "value": [{"name": "accounts", "kind": "EntitySet", "url": "accounts"}, ...]}
 */
