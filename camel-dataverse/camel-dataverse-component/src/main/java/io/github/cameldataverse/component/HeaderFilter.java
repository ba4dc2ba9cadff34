// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.util.List;

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

    /** Takes out of a message what must not steer the call. */
    void filterInput(Message message, Exchange exchange) {
        if (strategy != null) {
            for (String name : ours(message)) {
                if (strategy.applyFilterToCamelHeaders(name, message.getHeader(name), exchange)) {
                    message.removeHeader(name);
                }
            }
        }
    }

    /** Takes out of a message what the route must not see. */
    void filterOutput(Message message, Exchange exchange) {
        if (strategy != null) {
            for (String name : ours(message)) {
                if (strategy.applyFilterToExternalHeaders(name, message.getHeader(name), exchange)) {
                    message.removeHeader(name);
                }
            }
        }
    }

    private static List<String> ours(Message message) {
        return message.getHeaders().keySet().stream()
                .filter(name -> name.startsWith(OURS))
                .toList();
    }
}
