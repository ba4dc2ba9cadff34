// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata.filter;

import java.util.List;

import io.github.cameldataverse.emulator.odata.filter.Lexer.Kind;
import io.github.cameldataverse.emulator.odata.filter.Lexer.Token;

/** The tokens of a filter with the place up to which they are read. */
final class TokenStream {

    private final String text;
    private final List<Token> tokens;
    private int next;
    private int conditions;

    TokenStream(String text) {
        this.text = text;
        this.tokens = new Lexer(text).tokens();
    }

    /** The next token, which is not taken; at the end again and again the end. */
    Token peek() {
        return tokens.get(Math.min(next, tokens.size() - 1));
    }

    Token take() {
        Token token = peek();
        next++;
        return token;
    }

    boolean takeWord(String word) {
        boolean taken = peek().is(word);
        next += taken ? 1 : 0;
        return taken;
    }

    /** Takes a token of this kind, or refuses the filter. */
    Token expect(Kind kind) {
        if (peek().kind() != kind) {
            throw syntaxError(peek());
        }
        return take();
    }

    /** Whether a function is called here: a name and an opening parenthesis. */
    boolean atCall() {
        return peek().kind() == Kind.WORD
                && next + 1 < tokens.size()
                && tokens.get(next + 1).kind() == Kind.OPEN;
    }

    /** Whether a condition on a collection stands here: a path that ends with any or all and an opening parenthesis. */
    boolean atLambda() {
        int at = next;
        while (kindAt(at) == Kind.WORD && kindAt(at + 1) == Kind.SLASH) {
            at += 2;
        }
        return at > next && (tokens.get(at).is("any") || tokens.get(at).is("all")) && kindAt(at + 1) == Kind.OPEN;
    }

    /** Counts a condition that begins here, also one inside of another: tells which of the filter it is, from 1. */
    int nextCondition() {
        return ++conditions;
    }

    private Kind kindAt(int index) {
        return tokens.get(Math.min(index, tokens.size() - 1)).kind();
    }

    FilterException syntaxError(Token token) {
        return FilterException.malformed("Syntax error at position " + token.position() + " in '" + text + "'.");
    }

    /** The whole filter, for messages. */
    String text() {
        return text;
    }
}
