// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * Remembers how to undo the writes of the step that runs, so that a step that fails leaves nothing behind. A step inside
 * a step is undone alone if the outer one goes on. Not thread-safe.
 */
final class UnitOfWork {

    private final Deque<Runnable> undos = new ArrayDeque<>();
    private int depth;

    /** Runs a step; what it throws is thrown once its writes are undone. */
    <T> T run(Supplier<T> step) {
        int before = undos.size();
        boolean done = false;
        depth++;
        try {
            T result = step.get();
            done = true;
            return result;
        } finally {
            depth--;
            if (!done) {
                undo(before);
            } else if (depth == 0) {
                undos.clear();
            }
        }
    }

    /** Remembers how to undo a write that was just made; outside of a step nothing is ever undone. */
    void wrote(Runnable undo) {
        if (depth > 0) {
            undos.push(undo);
        }
    }

    private void undo(int before) {
        while (undos.size() > before) {
            undos.pop().run();
        }
    }
}
