// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sees to it that a cursor has one consumer in a Camel context. Thread-safe. */
final class CursorClaims {
    private final Map<String, DataverseConsumer> owners = new ConcurrentHashMap<>();

    /**
     * Takes a cursor for a consumer.
     *
     * @throws IllegalStateException where another consumer has it
     */
    void claim(String cursorName, DataverseConsumer consumer) {
        DataverseConsumer owner = owners.putIfAbsent(cursorName, consumer);
        if (owner != null && owner != consumer) {
            throw new IllegalStateException("Cursor '" + cursorName + "' is used by route " + owner.getRouteId()
                    + " already, and two consumers would each miss what the other reads. Give the routes ids of their own"
                    + " with routeId, or the endpoints names with cursorName.");
        }
    }

    /** Gives a cursor back, if this consumer has it. */
    void release(String cursorName, DataverseConsumer consumer) {
        owners.remove(cursorName, consumer);
    }
}
