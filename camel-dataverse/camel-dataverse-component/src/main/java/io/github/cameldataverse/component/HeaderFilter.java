// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Which of the component's headers a message may bring to the endpoint, and which the endpoint may leave in a message.
 *
 * @param strategy decides; null lets all of them through
 */
record HeaderFilter(@Nullable HeaderFilterStrategy strategy) {
    private static final String OURS = "CamelDataverse";
    private static final Map<String, String> NAMES = names();

    /** Takes out of a message what must not steer the call. */
    void filterInput(Message message, Exchange exchange) {
        if (strategy != null) {
            for (String name : ours(message)) {
                if (strategy.applyFilterToCamelHeaders(canonical(name), message.getHeader(name), exchange)) {
                    message.removeHeader(name);
                }
            }
        }
    }

    /** Takes out of a message what the route must not see. */
    void filterOutput(Message message, Exchange exchange) {
        if (strategy != null) {
            for (String name : ours(message)) {
                if (strategy.applyFilterToExternalHeaders(canonical(name), message.getHeader(name), exchange)) {
                    message.removeHeader(name);
                }
            }
        }
    }

    /** Headers are found in any case; a strategy may know a header by the case of its constant only. */
    private static String canonical(String name) {
        return NAMES.getOrDefault(name, name);
    }

    private static Map<String, String> names() {
        Map<String, String> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Field constant : DataverseConstants.class.getFields()) {
            try {
                String name = String.valueOf(constant.get(null));
                names.put(name, name);
            } catch (IllegalAccessException notPublic) {
                throw new IllegalStateException(notPublic);
            }
        }
        return names;
    }

    private static List<String> ours(Message message) {
        return message.getHeaders().keySet().stream()
                .filter(name -> name.regionMatches(true, 0, OURS, 0, OURS.length()))
                .toList();
    }
}
