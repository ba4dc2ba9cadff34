// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a filter into tokens. Positions count from 0, as in the messages of the service. */
final class Lexer {

    /** What a token is. */
    enum Kind {
        GUID("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}(?![\\w-])"),
        DATE_TIME("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|z|[+-]\\d{2}:\\d{2})"),
        DATE("\\d{4}-\\d{2}-\\d{2}(?![\\w-])"),
        NUMBER("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?(?![\\w])"),
        // possessive: else every character of a long text takes room on the stack
        STRING("'(?:[^']|'')*+'"),
        ARRAY("\\[(?:\"(?:[^\"\\\\]|\\\\.)*+\"|[^\\]\"])*+\\]"),
        ALIAS("@[A-Za-z_]\\w*"),
        EQUALS("="),
        COLON(":"),
        WORD("[A-Za-z_][\\w.]*"),
        OPEN("\\("),
        CLOSE("\\)"),
        COMMA(","),
        SLASH("/"),
        END("\\z");

        private final Pattern pattern;

        Kind(String regex) {
            pattern = Pattern.compile(regex);
        }
    }

    /** A piece of a filter and where it starts. */
    record Token(Kind kind, String text, int position) {
        boolean is(String word) {
            return kind == Kind.WORD && text.equals(word);
        }
    }

    private final String text;

    Lexer(String text) {
        this.text = text;
    }

    List<Token> tokens() {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
                continue;
            }
            Token token = tokenAt(at);
            tokens.add(token);
            at += token.text().length();
        }
        tokens.add(new Token(Kind.END, "", text.length()));
        return tokens;
    }

    private Token tokenAt(int at) {
        for (Kind kind : Kind.values()) {
            Matcher matcher = kind.pattern.matcher(text).region(at, text.length());
            matcher.useTransparentBounds(true);
            if (kind != Kind.END && matcher.lookingAt()) {
                return new Token(kind, matcher.group(), at);
            }
        }
        if (text.charAt(at) == '\'') {
            throw FilterException.malformed(
                    "There is an unterminated literal at position " + text.length() + " in '" + text + "'.");
        }
        throw FilterException.malformed("Syntax error: character '" + text.charAt(at) + "' is not valid at position "
                + at + " in '" + text + "'.");
    }
}
