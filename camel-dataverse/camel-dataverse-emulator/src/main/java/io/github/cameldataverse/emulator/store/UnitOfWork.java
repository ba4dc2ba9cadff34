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

    private static final Runnable NOTHING = () -> {};

    private final Deque<Write> writes = new ArrayDeque<>();
    private int depth;

    private record Write(Runnable undo, Runnable keep) {}

    /** Runs a step; what it throws is thrown once its writes are undone. */
    <T> T run(Supplier<T> step) {
        int before = writes.size();
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
                keep();
            }
        }
    }

    /** Remembers how to undo a write that was just made; outside of a step nothing is ever undone. */
    void wrote(Runnable undo) {
        onEnd(undo, NOTHING);
    }

    /** The same, with what is left to do once the write can no longer be undone: at once outside of a step. */
    void onEnd(Runnable undo, Runnable keep) {
        if (depth > 0) {
            writes.push(new Write(undo, keep));
        } else {
            keep.run();
        }
    }

    private void undo(int before) {
        while (writes.size() > before) {
            writes.pop().undo().run();
        }
    }

    private void keep() {
        while (!writes.isEmpty()) {
            writes.removeLast().keep().run();
        }
    }
}
