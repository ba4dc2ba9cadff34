// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.definition;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.KeyPredicate;
import org.jspecify.annotations.Nullable;

/** What the requests on definitions have in common. */
public final class Definitions {

    /** The set of the definitions of tables. */
    public static final String SET = "EntityDefinitions";

    private Definitions() {}

    /** Whether a request reads the definition of one table, or something of it. */
    static boolean isMember(WebApiRequest request) {
        return request.is("GET")
                && request.path().key() != null
                && request.path().root().equals(SET);
    }

    /** The table that the key names, by logical name or by the id of its definition. */
    public static TableDefinition table(Environment environment, WebApiRequest request) {
        Map<String, String> key = request.key().parts();
        String name = key.getOrDefault("LogicalName", "");
        String id = key.getOrDefault("MetadataId", key.getOrDefault("", ""));
        return (name.isEmpty()
                        ? environment.catalog().byMetadataId(guid(id))
                        : environment.catalog().table(name))
                .orElseThrow(() -> new ApiException(
                        404,
                        "0x80060888",
                        "Could not find an entity with specified name or id: '" + (name.isEmpty() ? id : name) + "'"));
    }

    /** The key as it stands in {@code @odata.context}: the logical name in quotes, or the id. */
    static String key(WebApiRequest request) {
        Map<String, String> key = request.key().parts();
        String name = key.get("LogicalName");
        return name == null ? key.getOrDefault("MetadataId", key.getOrDefault("", "")) : "'" + name + "'";
    }

    /** Whether a definition is the one that a key names. */
    public static boolean fits(KeyPredicate key, @Nullable String logicalName, String metadataId) {
        String name = key.parts().get("LogicalName");
        String id = key.parts().getOrDefault("MetadataId", key.parts().getOrDefault("", ""));
        return name == null ? id.equalsIgnoreCase(metadataId) : name.equals(logicalName);
    }

    /** The query options of a request that definitions know; others are refused. */
    static Map<String, String> options(WebApiRequest request, java.util.Set<String> known) {
        request.query().allow(known);
        Map<String, String> options = new LinkedHashMap<>();
        for (String name : known) {
            String value = request.query().option(name);
            if (value != null) {
                options.put(name, value);
            }
        }
        return options;
    }

    private static UUID guid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw (ApiException) ApiException.badRequest("'" + text + "' is not the id of a definition.")
                    .initCause(e);
        }
    }
}
