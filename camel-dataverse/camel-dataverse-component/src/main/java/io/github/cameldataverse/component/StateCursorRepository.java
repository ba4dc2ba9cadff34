// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.util.Optional;

import io.github.cameldataverse.client.changes.Cursor;
import io.github.cameldataverse.client.changes.CursorRepository;
import org.apache.camel.spi.StateRepository;
import org.jspecify.annotations.Nullable;

/**
 * Keeps cursors in a Camel state repository. That has no compare-and-set, so what is stored is compared before it is
 * replaced, which two processes at the same moment can outrun.
 */
final class StateCursorRepository implements CursorRepository {
    private final StateRepository<String, String> states;

    StateCursorRepository(StateRepository<String, String> states) {
        this.states = states;
    }

    /** The repository behind it, a service to be started. */
    StateRepository<String, String> states() {
        return states;
    }

    @Override
    public synchronized Optional<Cursor> load(String name) {
        String text = states.getState(name);
        return text == null || text.isBlank() ? Optional.empty() : Optional.of(Cursor.parse(text));
    }

    @Override
    public synchronized boolean commit(String name, @Nullable Cursor expected, Cursor next) {
        if (!load(name).equals(Optional.ofNullable(expected))) {
            return false;
        }
        states.setState(name, next.toText());
        return true;
    }
}
