// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.control;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/** The latest requests, oldest first. Bounded, so that an emulator that runs for days does not grow. Thread-safe. */
public final class Journal {

    private static final int CAPACITY = 10_000;
    private static final Pattern SECRET =
            Pattern.compile("(?i)([?&](?:client_secret|client_assertion|access_token|assertion)=)[^&]*");

    private final Deque<JournalEntry> entries = new ArrayDeque<>();

    /** An empty journal. */
    public Journal() {}

    /** Notes a request. */
    public synchronized void add(JournalEntry entry) {
        if (entries.size() == CAPACITY) {
            entries.removeFirst();
        }
        String safe = SECRET.matcher(entry.pathAndQuery()).replaceAll("$1***");
        entries.addLast(new JournalEntry(entry.method(), safe, entry.status(), entry.fault()));
    }

    /** The requests, oldest first. */
    public synchronized List<JournalEntry> entries() {
        return List.copyOf(entries);
    }

    /** Forgets them. */
    public synchronized void clear() {
        entries.clear();
    }
}
