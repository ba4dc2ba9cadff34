// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a search asks of a row. */
sealed interface Condition {

    /** Whether a row fits, where it is known which words it holds. */
    boolean test(Predicate<Phrase> holds);

    /** The words that make a row a hit; those that must not be there are none of them. */
    Stream<Phrase> wanted();

    /**
     * Words that follow one another.
     *
     * @param words in lower case; at least one
     * @param open whether the last word may go on
     */
    record Phrase(List<String> words, boolean open) implements Condition {

        @Override
        public boolean test(Predicate<Phrase> holds) {
            return holds.test(this);
        }

        @Override
        public Stream<Phrase> wanted() {
            return Stream.of(this);
        }

        /** The places of the words of a text that fit. */
        Set<Integer> in(Words text) {
            Set<Integer> places = new TreeSet<>();
            for (int start = 0; start + words.size() <= text.words().size(); start++) {
                if (standsAt(text, start)) {
                    for (int i = 0; i < words.size(); i++) {
                        places.add(start + i);
                    }
                }
            }
            return places;
        }

        private boolean standsAt(Words text, int start) {
            for (int i = 0; i < words.size(); i++) {
                String word = text.words().get(start + i).text();
                boolean last = i == words.size() - 1;
                if (!(open && last ? word.startsWith(words.get(i)) : word.equals(words.get(i)))) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * What must not be there.
     *
     * @param inner what must not be there
     */
    record Not(Condition inner) implements Condition {

        @Override
        public boolean test(Predicate<Phrase> holds) {
            return !inner.test(holds);
        }

        @Override
        public Stream<Phrase> wanted() {
            return Stream.of();
        }
    }

    /**
     * Several conditions.
     *
     * @param all whether all must hold; else one
     * @param parts at least one
     */
    record Several(boolean all, List<Condition> parts) implements Condition {

        static Condition of(boolean all, List<Condition> parts) {
            return parts.size() == 1 ? parts.get(0) : new Several(all, new ArrayList<>(parts));
        }

        @Override
        public boolean test(Predicate<Phrase> holds) {
            return all
                    ? parts.stream().allMatch(part -> part.test(holds))
                    : parts.stream().anyMatch(part -> part.test(holds));
        }

        @Override
        public Stream<Phrase> wanted() {
            return parts.stream().flatMap(Condition::wanted);
        }
    }
}
