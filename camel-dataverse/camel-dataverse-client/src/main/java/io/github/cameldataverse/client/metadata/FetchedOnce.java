// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.metadata;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Answers that are kept for the life of the connection; each is asked for once, whoever asks first. Thread-safe. */
final class FetchedOnce<V> {
    private final Map<String, V> known = new ConcurrentHashMap<>();
    private final Map<String, Object> fetching = new ConcurrentHashMap<>();

    V get(String name, Supplier<V> fetch) {
        V value = known.get(name);
        if (value != null) {
            return value;
        }
        synchronized (fetching.computeIfAbsent(name, unseen -> new Object())) {
            value = known.get(name);
            return value != null ? value : keep(name, fetch.get());
        }
    }

    V keep(String name, V value) {
        known.put(name, value);
        return value;
    }
}
