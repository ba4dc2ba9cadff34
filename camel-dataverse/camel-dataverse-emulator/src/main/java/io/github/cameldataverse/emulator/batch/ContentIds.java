// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.batch;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.JsonText;

/**
 * The rows that requests of one change set have written, under the names that later requests use for them: {@code $1} at
 * the beginning of a URL, or as the value of an {@code @odata.bind} or {@code @odata.id}. Source: page "Execute batch
 * operations using the Web API" (reference URIs).
 */
final class ContentIds {

    private static final Pattern REFERENCE = Pattern.compile("/?\\$([A-Za-z0-9_-]+)(/.*|\\?.*)?", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final Map<String, String> addresses = new HashMap<>();

    /** Remembers the address of the row that a request has written. */
    void add(String contentId, String address) {
        addresses.put(contentId, address);
    }

    /** A URL with the reference at its beginning replaced; others are given back as they are. */
    String resolve(String url) {
        Matcher matcher = REFERENCE.matcher(url);
        if (!matcher.matches()) {
            return url;
        }
        String address = addresses.get(matcher.group(1));
        if (address != null) {
            return matcher.group(2) == null ? address : address + matcher.group(2);
        }
        // other names that begin with a dollar sign are segments of the service, such as $metadata
        if (NUMBER.matcher(matcher.group(1)).matches()) {
            throw ApiException.badRequest(
                    "Content-ID Reference: '$" + matcher.group(1) + "' does not exist in the batch context.");
        }
        return url;
    }

    /** A body with its references replaced; one that is no JSON object is left to the request itself to refuse. */
    byte[] resolve(byte[] body) {
        if (!new String(body, StandardCharsets.ISO_8859_1).contains("$")) {
            return body;
        }
        ObjectNode object;
        try {
            object = JsonText.readObject(body);
        } catch (ApiException e) {
            return body;
        }
        resolve(object);
        return JsonText.write(object);
    }

    private void resolve(JsonNode node) {
        node.properties().forEach(member -> {
            boolean reference =
                    member.getKey().endsWith("@odata.bind") || member.getKey().equals("@odata.id");
            JsonNode value = member.getValue();
            if (reference && value.isTextual()) {
                ((ObjectNode) node).put(member.getKey(), resolve(value.asText()));
            } else if (reference && value instanceof ArrayNode array) {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, resolve(array.get(i).asText()));
                }
            } else {
                resolve(value);
                value.forEach(this::resolve);
            }
        });
    }
}
