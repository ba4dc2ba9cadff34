// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.control;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.cameldataverse.emulator.odata.UrlText;

/** The latest requests, oldest first. Bounded, so that an emulator that runs for days does not grow. Thread-safe. */
public final class Journal {

    private static final int CAPACITY = 10_000;
    private static final Pattern PARAMETER = Pattern.compile("([?&])([^=&]*)=[^&]*");
    private static final Set<String> SECRETS = Set.of("client_secret", "client_assertion", "access_token", "assertion");

    private final Deque<JournalEntry> entries = new ArrayDeque<>();

    /** An empty journal. */
    public Journal() {}

    /** Notes a request. */
    public synchronized void add(JournalEntry entry) {
        if (entries.size() == CAPACITY) {
            entries.removeFirst();
        }
        String safe = PARAMETER.matcher(entry.pathAndQuery()).replaceAll(Journal::masked);
        entries.addLast(new JournalEntry(entry.method(), safe, entry.status(), entry.fault(), entry.error()));
    }

    /** The name of a parameter may be percent-encoded. */
    private static String masked(MatchResult parameter) {
        String name = UrlText.decodeQuery(parameter.group(2)).toLowerCase(Locale.ROOT);
        String shown = SECRETS.contains(name) ? parameter.group(1) + parameter.group(2) + "=***" : parameter.group();
        return Matcher.quoteReplacement(shown);
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
