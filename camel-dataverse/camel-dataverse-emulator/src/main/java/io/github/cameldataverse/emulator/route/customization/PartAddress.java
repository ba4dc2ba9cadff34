// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.customization;

import java.util.List;

import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.definition.DefinitionBody;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.KeyDefinition;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.KeyPredicate;
import io.github.cameldataverse.emulator.odata.ResourcePath;
import io.github.cameldataverse.emulator.route.definition.Definitions;

/** A column or a key of a definition as a URL names it: {@code EntityDefinitions(<id>)/Attributes(<id>)}. */
final class PartAddress {

    private PartAddress() {}

    static boolean isCollection(WebApiRequest request, String method, String part) {
        return isDefinition(request, method) && request.path().rest().equals(List.of(part));
    }

    /** A cast to the type of the definition may stand behind it. */
    static boolean isMember(WebApiRequest request, String method, String part) {
        List<String> rest = request.path().rest();
        boolean cast = rest.size() == 2 && rest.get(1).startsWith("Microsoft.Dynamics.CRM.");
        return isDefinition(request, method)
                && (rest.size() == 1 || cast)
                && rest.get(0).startsWith(part + "(");
    }

    static ColumnDefinition column(WebApiRequest request, TableDefinition table) {
        KeyPredicate key = key(request);
        return table.columns().values().stream()
                .filter(column -> Definitions.fits(key, column.name(), id(table, column.name())))
                .findFirst()
                .orElseThrow(() -> missing(key));
    }

    static KeyDefinition key(WebApiRequest request, TableDefinition table) {
        KeyPredicate key = key(request);
        return table.keys().stream()
                .filter(candidate -> Definitions.fits(key, candidate.name(), id(table, candidate.name())))
                .findFirst()
                .orElseThrow(() -> missing(key));
    }

    static Reply created(WebApiRequest request, TableDefinition table, String part, String name) {
        return Reply.noContent()
                .with(
                        "OData-EntityId",
                        request.serviceRoot() + Definitions.SET + "(" + table.metadataId() + ")/" + part + "("
                                + id(table, name) + ")");
    }

    private static boolean isDefinition(WebApiRequest request, String method) {
        return request.is(method)
                && request.path().key() != null
                && request.path().root().equals(Definitions.SET);
    }

    private static KeyPredicate key(WebApiRequest request) {
        KeyPredicate key = ResourcePath.parse(request.path().rest().get(0)).key();
        if (key == null) {
            throw ApiException.badRequest("The request URI does not name a definition.");
        }
        return key;
    }

    private static String id(TableDefinition table, String name) {
        return DefinitionBody.id(table.logicalName() + "." + name).toString();
    }

    private static ApiException missing(KeyPredicate key) {
        return new ApiException(404, "0x80060888", "Could not find a definition with the key '" + key.raw() + "'.");
    }
}
