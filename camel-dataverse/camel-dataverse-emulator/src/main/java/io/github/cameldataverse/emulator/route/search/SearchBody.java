// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.search;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.JsonText;

/** The parameters of a search. In version 2.0 lists and objects are sent as texts, and {@code "null"} is nothing. */
final class SearchBody {

    private final Map<String, JsonNode> members = new TreeMap<>();

    /** Reads the body; a parameter that is not known is refused. */
    SearchBody(WebApiRequest request, Set<String> known) {
        request.body().properties().forEach(member -> {
            if (!known.contains(member.getKey())) {
                throw ApiException.badPayload("The parameter '" + member.getKey()
                        + "' is not one of this search; known are " + new java.util.TreeSet<>(known) + ".");
            }
            JsonNode value = member.getValue();
            boolean nothing = value.isNull()
                    || value.asText().equals("null")
                    || value.isTextual() && value.asText().isBlank();
            if (!nothing) {
                members.put(member.getKey(), value);
            }
        });
    }

    String search() {
        return text("search", "");
    }

    String text(String name, String otherwise) {
        JsonNode value = members.getOrDefault(name, MissingNode.getInstance());
        if (!value.isMissingNode() && !value.isTextual()) {
            throw wrong(name, "a text");
        }
        return value.asText(otherwise);
    }

    boolean flag(String name) {
        JsonNode value = members.getOrDefault(name, MissingNode.getInstance());
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw wrong(name, "true or false");
        }
        return value.asBoolean();
    }

    int number(String name, int otherwise, int most) {
        JsonNode value = members.getOrDefault(name, MissingNode.getInstance());
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.canConvertToInt() || value.asInt() < 0 || value.asInt() > most) {
            throw wrong(name, "a whole number from 0 to " + most);
        }
        return value.asInt();
    }

    /** A list or an object, as such or as a text that holds it; missing where it was not sent. */
    JsonNode json(String name) {
        JsonNode value = members.getOrDefault(name, MissingNode.getInstance());
        return value.isTextual() ? JsonText.lenient(value.asText(), name) : value;
    }

    /** Refuses a parameter that asks for something that the emulator cannot do. */
    void refuse(String name) {
        JsonNode value = json(name);
        if (!value.isMissingNode() && !(value.isContainerNode() && value.isEmpty())) {
            throw ApiException.notEmulated("the parameter '" + name + "' of a search");
        }
    }

    private static ApiException wrong(String name, String wanted) {
        return ApiException.badPayload("The parameter '" + name + "' of the search must be " + wanted + ".");
    }

    /** A member of an object whose names differ in case only. */
    static JsonNode member(JsonNode object, String name) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (member.getKey().toLowerCase(Locale.ROOT).equals(name)) {
                return member.getValue();
            }
        }
        return MissingNode.getInstance();
    }
}
