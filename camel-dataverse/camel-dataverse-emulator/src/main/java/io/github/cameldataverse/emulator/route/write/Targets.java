// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.metadata.Messages;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.RowAddress;

/**
 * The rows in the body of a bulk message. Source: page "Use bulk operation messages".
 *
 * @param table their table
 * @param rows their bodies, in order
 */
record Targets(TableDefinition table, List<ObjectNode> rows) {

    private static final String NAMESPACE = "Microsoft.Dynamics.CRM.";

    /** Whether a request sends this message to the rows of a table, even if it leaves out the namespace. */
    static boolean isIn(WebApiRequest request, Environment environment, String message) {
        List<String> rest = request.path().rest();
        return request.is("POST")
                && request.path().key() == null
                && rest.size() == 1
                && (rest.get(0).equals(message) || rest.get(0).equals(NAMESPACE + message))
                && environment.hasEntitySet(request.path().root());
    }

    /** Reads the rows of a message that every table has. */
    static Targets of(WebApiRequest request, Environment environment) {
        request.query().allow(Set.of());
        if (!request.path().rest().get(0).startsWith(NAMESPACE)) {
            throw ApiException.badRequest("Request message has unresolved parameters.");
        }
        TableDefinition table = environment.table(request.path().root());
        JsonNode targets = request.body().path("Targets");
        if (!targets.isArray() || targets.isEmpty()) {
            throw ApiException.badPayload(
                    "Error identified in Payload provided by the user: 'Targets' must be an array of rows.");
        }
        List<ObjectNode> rows = new ArrayList<>();
        for (JsonNode target : targets) {
            rows.add(row(table, target, rows.size()));
        }
        return new Targets(table, rows);
    }

    /** Reads the rows of a message that the table must have. */
    static Targets of(WebApiRequest request, Environment environment, String message) {
        Targets targets = of(request, environment);
        if (!Messages.of(targets.table).contains(message)) {
            throw new ApiException(
                    400,
                    "0x80040800",
                    "The '" + message + "' method does not support entities of type '" + targets.table.logicalName()
                            + "'.");
        }
        return targets;
    }

    /** The address of a row: its {@code @odata.id}, or the row id among its columns. */
    RowAddress address(Environment environment, ObjectNode row) {
        JsonNode uri = row.path("@odata.id");
        if (uri.isTextual()) {
            RowAddress address = environment.binding().address(uri.asText(), "@odata.id");
            if (!address.table().equals(table)) {
                throw ApiException.badPayload(
                        "The row '" + uri.asText() + "' is not one of '" + table.entitySetName() + "'.");
            }
            return address;
        }
        String id = row.path(table.primaryId()).asText();
        if (id.isEmpty()) {
            throw ApiException.badPayload("EdmEntityObject passed should have the key property value set.");
        }
        return RowAddress.byId(table, id);
    }

    private static ObjectNode row(TableDefinition table, JsonNode target, int index) {
        if (!(target instanceof ObjectNode row)) {
            throw ApiException.badPayload("Error identified in Payload provided by the user: item " + index
                    + " of 'Targets' is not a JSON object.");
        }
        String type = row.path("@odata.type").asText().replaceFirst("^#", "");
        if (!type.equals(NAMESPACE + table.logicalName())) {
            throw ApiException.badPayload("Error identified in Payload provided by the user: item " + index
                    + " of 'Targets' has the @odata.type '" + type + "'. It must be '" + NAMESPACE
                    + table.logicalName() + "'.");
        }
        return row;
    }
}
