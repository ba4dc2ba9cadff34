// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as search sees it: words of letters and digits, without case.
 *
 * @param text the text
 * @param words its words
 */
record Words(String text, List<Word> words) {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    /**
     * A word and where it stands.
     *
     * @param text in lower case
     * @param start where it begins
     * @param end where it ends
     */
    record Word(String text, int start, int end) {}

    static Words of(String text) {
        List<Word> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(new Word(matcher.group().toLowerCase(Locale.ROOT), matcher.start(), matcher.end()));
        }
        return new Words(text, words);
    }

    /** The text with some of its words marked. */
    String marked(Collection<Integer> places) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (int place : new TreeSet<>(places)) {
            Word word = words.get(place);
            out.append(text, at, word.start()).append(mark(text.substring(word.start(), word.end())));
            at = word.end();
        }
        return out.append(text.substring(at)).toString();
    }

    /** A hit as answers mark it. */
    static String mark(String text) {
        return "{crmhit}" + text + "{/crmhit}";
    }
}
