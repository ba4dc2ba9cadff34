// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A pattern with {@code %}, {@code _}, {@code [set]} and {@code [^set]}: the service passes these through to its
 * database, also inside {@code contains}. Case does not matter. Matching never goes back further than to the latest
 * {@code %}, so its time is at most the product of both lengths.
 */
public final class LikePattern {

    /** One place of the pattern: a character that fits, or any run of characters. */
    private record Place(boolean run, IntPredicate fits) {}

    private final List<Place> places = new ArrayList<>();

    /** Reads a pattern; every text is one. */
    public LikePattern(String like) {
        int[] points = like.codePoints().toArray();
        int i = 0;
        while (i < points.length) {
            int close = points[i] == '[' ? indexOf(points, ']', i + 1) : -1;
            if (close > i + 1) {
                places.add(new Place(false, set(points, i + 1, close)));
                i = close + 1;
            } else {
                places.add(place(points[i]));
                i++;
            }
        }
    }

    /** Whether a whole text fits. */
    public boolean matches(String text) {
        int[] points = text.codePoints().toArray();
        int place = 0;
        int at = 0;
        int run = -1;
        int resume = 0;
        while (at < points.length) {
            if (place < places.size() && places.get(place).run) {
                run = place++;
                resume = at;
            } else if (place < places.size() && places.get(place).fits.test(points[at])) {
                place++;
                at++;
            } else if (run >= 0) {
                // the latest run takes one character more; an earlier one never has to
                place = run + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        return places.subList(place, places.size()).stream().allMatch(Place::run);
    }

    private static Place place(int point) {
        return switch (point) {
            case '%' -> new Place(true, c -> true);
            case '_' -> new Place(false, c -> true);
            default -> new Place(false, c -> folded(c) == folded(point));
        };
    }

    /** Only a hyphen between two members keeps its meaning; a set such as [z-a] has no members. */
    private static IntPredicate set(int[] points, int from, int to) {
        boolean negated = points[from] == '^' && to - from > 1;
        IntPredicate members = c -> false;
        int i = negated ? from + 1 : from;
        while (i < to) {
            boolean range = i + 2 < to && points[i + 1] == '-';
            members = members.or(between(points[i], points[range ? i + 2 : i]));
            i += range ? 3 : 1;
        }
        return negated ? members.negate() : members;
    }

    private static IntPredicate between(int first, int last) {
        return c -> within(c, first, last)
                || within(Character.toLowerCase(c), first, last)
                || within(Character.toUpperCase(c), first, last);
    }

    private static boolean within(int c, int first, int last) {
        return c >= first && c <= last;
    }

    private static int folded(int c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }

    private static int indexOf(int[] points, int sought, int from) {
        for (int i = from; i < points.length; i++) {
            if (points[i] == sought) {
                return i;
            }
        }
        return -1;
    }
}
