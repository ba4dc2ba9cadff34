// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.poll;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.github.cameldataverse.client.changes.Cursor;
import io.github.cameldataverse.client.changes.CursorRepository;
import org.jspecify.annotations.Nullable;

/** Keeps cursors in memory; they are lost with it. Thread-safe. */
public final class MemoryCursorRepository implements CursorRepository {
    private final Map<String, Cursor> cursors = new HashMap<>();

    @Override
    public synchronized Optional<Cursor> load(String name) {
        return Optional.ofNullable(cursors.get(name));
    }

    @Override
    public synchronized boolean commit(String name, @Nullable Cursor expected, Cursor next) {
        if (!Objects.equals(cursors.get(name), expected)) {
            return false;
        }
        cursors.put(name, next);
        return true;
    }
}
