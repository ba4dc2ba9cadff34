// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.changes;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Where cursors are kept. Must be thread-safe. */
public interface CursorRepository {
    /**
     * The cursor that was committed last under a name.
     *
     * @throws IllegalArgumentException where what is stored is damaged
     */
    Optional<Cursor> load(String name);

    /**
     * Replaces a cursor, if it is still the expected one: of two consumers that run by mistake with the same name, the
     * slower one cannot move it back.
     *
     * @param expected the cursor the work began with, or null where there was none
     * @param next the cursor to keep; durable when this method returns true
     * @return whether it was replaced
     */
    boolean commit(String name, @Nullable Cursor expected, Cursor next);
}
