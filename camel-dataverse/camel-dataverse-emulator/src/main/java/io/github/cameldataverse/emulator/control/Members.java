// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.control;

import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.HttpMessage;
import io.github.cameldataverse.emulator.odata.JsonText;
import org.jspecify.annotations.Nullable;

/** The members of a JSON object in a request; what is unknown or of a wrong type is refused by name. */
final class Members {

    private final ObjectNode body;

    private Members(ObjectNode body) {
        this.body = body;
    }

    static Members of(HttpMessage message, Set<String> known) {
        ObjectNode body = JsonText.readObject(message.body());
        body.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("Unknown member '" + name + "'; there are " + new TreeSet<>(known));
            }
        });
        return new Members(body);
    }

    boolean has(String name) {
        return body.hasNonNull(name);
    }

    @Nullable
    String text(String name) {
        JsonNode node = body.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isTextual()) {
            throw wrong(name, "a text");
        }
        return node.asText();
    }

    String text(String name, String missing) {
        String text = text(name);
        return text == null ? missing : text;
    }

    int integer(String name, int missing) {
        return Math.toIntExact(number(name, missing, Integer.MAX_VALUE));
    }

    long number(String name, long missing) {
        return number(name, missing, Long.MAX_VALUE);
    }

    private long number(String name, long missing, long largest) {
        JsonNode node = body.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return missing;
        }
        if (!node.isIntegralNumber()
                || !node.canConvertToLong()
                || node.longValue() > largest
                || node.longValue() < -largest) {
            throw wrong(name, "a whole number");
        }
        return node.longValue();
    }

    boolean flag(String name) {
        JsonNode node = body.path(name);
        if (!node.isMissingNode() && !node.isBoolean()) {
            throw wrong(name, "true or false");
        }
        return node.asBoolean();
    }

    Set<String> texts(String name) {
        Set<String> texts = new TreeSet<>();
        JsonNode node = body.path(name);
        if (!node.isMissingNode() && !node.isArray()) {
            throw wrong(name, "an array of texts");
        }
        for (JsonNode text : node) {
            if (!text.isTextual()) {
                throw wrong(name, "an array of texts");
            }
            texts.add(text.asText());
        }
        return texts;
    }

    static IllegalArgumentException wrong(String name, String expected) {
        return new IllegalArgumentException("The member '" + name + "' must be " + expected);
    }
}
