// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.search;

import java.util.ArrayList;
import java.util.List;

import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.search.Condition.Not;
import io.github.cameldataverse.emulator.search.Condition.Phrase;
import io.github.cameldataverse.emulator.search.Condition.Several;

/**
 * The simple search syntax: words, {@code +} and, {@code |} or, {@code -} not, parentheses, quotes, a star at the end of
 * a word, a backslash before what is meant as it is. Source: page "Dataverse Search query".
 */
final class SearchText {

    private static final String OPERATORS = "+|-()\"";
    private static final int MOST = 100;

    private final String text;
    private final boolean all;
    private int at;

    private SearchText(String text, boolean all) {
        this.text = text;
        this.all = all;
    }

    /**
     * Parses a search.
     *
     * @param all whether words side by side must all be there; else one of them
     */
    static Condition parse(String text, boolean all) {
        requireLength(text, 1);
        SearchText parser = new SearchText(text, all);
        Condition condition = parser.alternatives();
        if (parser.at < text.length()) {
            throw parser.malformed();
        }
        return condition;
    }

    static void requireLength(String text, int least) {
        if (text.strip().length() < least || text.length() > MOST) {
            throw ApiException.badRequest(
                    "The search text must have " + least + " to " + MOST + " characters, not " + text.length() + ".");
        }
    }

    private Condition alternatives() {
        List<Condition> parts = new ArrayList<>();
        do {
            parts.add(sideBySide());
        } while (take('|'));
        return Several.of(false, parts);
    }

    private Condition sideBySide() {
        List<Condition> parts = new ArrayList<>();
        do {
            parts.add(together());
        } while (more() && peek() != '|' && peek() != ')');
        return Several.of(all, parts);
    }

    private Condition together() {
        List<Condition> parts = new ArrayList<>();
        do {
            parts.add(single());
        } while (take('+'));
        return Several.of(true, parts);
    }

    private Condition single() {
        if (take('-')) {
            return new Not(single());
        }
        if (take('(')) {
            Condition inner = alternatives();
            if (!take(')')) {
                throw malformed();
            }
            return inner;
        }
        return take('"') ? phrase(quoted(), false) : word();
    }

    private String quoted() {
        int end = text.indexOf('"', at);
        if (end < 0) {
            throw malformed();
        }
        String inside = text.substring(at, end);
        at = end + 1;
        return inside;
    }

    private Condition word() {
        StringBuilder word = new StringBuilder();
        boolean open = false;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && !open) {
            char c = text.charAt(at);
            // inside of a word a hyphen is a hyphen
            if (OPERATORS.indexOf(c) >= 0 && !(c == '-' && !word.isEmpty())) {
                break;
            }
            at++;
            if (c == '*') {
                open = true;
            } else if (c == '\\' && at < text.length()) {
                word.append(text.charAt(at++));
            } else {
                word.append(c);
            }
        }
        return phrase(word.toString(), open);
    }

    private Condition phrase(String content, boolean open) {
        List<String> words =
                Words.of(content).words().stream().map(Words.Word::text).toList();
        if (words.isEmpty()) {
            throw malformed();
        }
        return new Phrase(words, open);
    }

    private boolean take(char c) {
        boolean taken = more() && peek() == c;
        at += taken ? 1 : 0;
        return taken;
    }

    private boolean more() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length();
    }

    private char peek() {
        return text.charAt(at);
    }

    private ApiException malformed() {
        return ApiException.badRequest("Syntax error at position " + at + " in the search text '" + text + "'.");
    }
}
