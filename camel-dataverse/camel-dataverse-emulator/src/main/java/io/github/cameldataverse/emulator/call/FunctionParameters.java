// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.call;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.cameldataverse.emulator.odata.JsonText;
import io.github.cameldataverse.emulator.odata.KeyPredicate;

/**
 * The parameters of a function: in its parentheses, themselves or behind an alias.
 *
 * @param values as they were sent, by name
 */
public record FunctionParameters(Map<String, String> values) {

    /** The parameters of a request to a function. */
    public static FunctionParameters of(WebApiRequest request) {
        KeyPredicate inside = request.path().key();
        Map<String, String> aliases = request.query().aliases();
        Map<String, String> values = new LinkedHashMap<>();
        if (inside != null) {
            inside.parts().forEach((name, value) -> {
                String sent = value.startsWith("@") ? aliases.get(value) : value;
                if (sent != null) {
                    values.put(name, sent);
                }
            });
        }
        return new FunctionParameters(values);
    }

    /** A list or an object; missing where it was not sent. */
    public JsonNode json(String name) {
        String value = values.get(name);
        return value == null ? MissingNode.getInstance() : JsonText.lenient(value, name);
    }

    /** A text without its quotes; empty where it was not sent. */
    public String text(String name) {
        String value = values.getOrDefault(name, "");
        boolean quoted = value.length() > 1 && value.startsWith("'") && value.endsWith("'");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
