// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.github.cameldataverse.client.model.Row;
import org.jspecify.annotations.Nullable;

/**
 * Rows between the thread that reads them and the one that takes them: at most three pages or 16 MB of JSON, whichever is
 * smaller, so that memory does not grow with the rows, and a slow taker slows the reader down.
 */
final class RowBuffer {
    private static final long MOST_BYTES = 16 * 1024 * 1024;
    private static final int MOST_PAGES = 3;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Chunk> chunks = new ArrayDeque<>();
    private long bytes;
    private int pages;
    private long page;
    private long largestPage;
    private boolean ended;
    private boolean closed;
    private boolean incomplete;
    private @Nullable RuntimeException failure;

    /**
     * Rows that are handed over at once, for a lock per row would cost more than the row.
     *
     * @param rows in order
     * @param bytes what they took on the wire
     * @param endsPage whether they are the last of their page
     */
    record Chunk(List<Row> rows, long bytes, boolean endsPage) {}

    /** Whether there is no room for another chunk, or nobody to take it. */
    boolean isFull() {
        lock.lock();
        try {
            return !closed && isOver();
        } finally {
            lock.unlock();
        }
    }

    /** Whether nobody takes any more. */
    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for room for another page, as large as the largest so far, so that it can be read to its end without a stop; a
     * page that is larger than the whole buffer waits until that is empty. False where the taker is gone.
     */
    boolean awaitRoomForPage() throws InterruptedException {
        lock.lock();
        try {
            while (!closed && !chunks.isEmpty() && (pages >= MOST_PAGES || bytes + largestPage > MOST_BYTES)) {
                changed.await();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Adds a chunk when there is room for it; false where the taker is gone. */
    boolean put(Chunk chunk) throws InterruptedException {
        lock.lock();
        try {
            while (!closed && isOver()) {
                changed.await();
            }
            if (!closed) {
                add(chunk);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void add(Chunk chunk) {
        chunks.add(chunk);
        bytes += chunk.bytes();
        page += chunk.bytes();
        if (chunk.endsPage()) {
            pages++;
            largestPage = Math.max(largestPage, page);
            page = 0;
        }
        changed.signalAll();
    }

    /**
     * The next chunk, or null after the last; throws what the reader failed with.
     *
     * @throws IllegalStateException where it was closed before the last: what was left out must not look like the end
     */
    @Nullable
    Chunk take() throws InterruptedException {
        lock.lock();
        try {
            while (chunks.isEmpty() && !ended && !closed) {
                changed.await();
            }
            Chunk chunk = chunks.poll();
            if (chunk == null) {
                if (failure != null) {
                    throw failure;
                }
                if (incomplete) {
                    throw new IllegalStateException("The rows were closed before the last one was read.");
                }
                return null;
            }
            bytes -= chunk.bytes();
            pages -= chunk.endsPage() ? 1 : 0;
            changed.signalAll();
            return chunk;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing comes after what is there, but this failure, if there was one. */
    void end(@Nullable RuntimeException cause) {
        lock.lock();
        try {
            ended = true;
            failure = closed ? null : cause;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nobody takes any more. */
    void close() {
        lock.lock();
        try {
            incomplete |= !ended || !chunks.isEmpty();
            closed = true;
            chunks.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean isOver() {
        return bytes >= MOST_BYTES || pages >= MOST_PAGES;
    }
}
