// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the names that a mistyped one may have meant. */
final class NearNames {
    private static final int MOST = 5;
    private static final int ABRIDGED = 10;

    private NearNames() {}

    /** The known names within a third of the name's length in edits, or that hold it, best first, at most five. */
    static List<String> of(String name, Collection<String> known) {
        String wanted = name.toLowerCase(Locale.ROOT);
        int bound = Math.max(1, wanted.length() / 3);
        return known.stream()
                .distinct()
                .filter(candidate -> distance(wanted, candidate.toLowerCase(Locale.ROOT)) <= bound
                        || wanted.length() > 2
                                && candidate.toLowerCase(Locale.ROOT).contains(wanted))
                .sorted(Comparator.<String>comparingInt(
                                candidate -> distance(wanted, candidate.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    /** What to say to somebody who gave an unknown name: the near ones, else the first of the known ones. */
    static String hint(String name, Collection<String> known) {
        List<String> near = of(name, known);
        if (!near.isEmpty()) {
            return "Did you mean " + String.join(", ", near) + "?";
        }
        return known.isEmpty() ? "There is none at all." : "Known are " + abridged(known) + ".";
    }

    /** The first names in order, with a count of the rest. */
    private static String abridged(Collection<String> known) {
        List<String> sorted = known.stream().distinct().sorted().toList();
        if (sorted.size() <= ABRIDGED) {
            return String.join(", ", sorted);
        }
        List<String> shown = new ArrayList<>(sorted.subList(0, ABRIDGED));
        return String.join(", ", shown) + " and " + (sorted.size() - ABRIDGED) + " more";
    }

    /** Levenshtein's distance, with a swap of neighbours counted as one edit. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : cheapest(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int cheapest(int[][] d, String a, String b, int i, int j) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
