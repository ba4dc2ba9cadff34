// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

import io.github.cameldataverse.emulator.metadata.ColumnType;
import io.github.cameldataverse.emulator.odata.Lexer.Kind;
import io.github.cameldataverse.emulator.odata.Lexer.Token;
import org.jspecify.annotations.Nullable;

/** Recursive descent: or, and, not, then comparisons and the three text functions. */
final class FilterParser {

    private static final Map<String, IntPredicate> COMPARISONS = Map.of(
            "eq", order -> order == 0,
            "ne", order -> order != 0,
            "gt", order -> order > 0,
            "ge", order -> order >= 0,
            "lt", order -> order < 0,
            "le", order -> order <= 0);

    private static final Map<String, String> LIKE = Map.of("contains", "%{}%", "startswith", "{}%", "endswith", "%{}");

    private static final int MAX_DEPTH = 200;

    private final String text;
    private final List<Token> tokens;
    private final FilterSchema schema;
    private int next;
    private int depth;

    FilterParser(String text, FilterSchema schema) {
        this.text = text;
        this.tokens = new Lexer(text).tokens();
        this.schema = schema;
    }

    Filter parse() {
        Filter filter = or();
        expect(Kind.END);
        return filter;
    }

    private Filter or() {
        Filter left = and();
        while (takeWord("or")) {
            Filter first = left;
            Filter second = and();
            left = row -> first.matches(row) || second.matches(row);
        }
        return left;
    }

    private Filter and() {
        Filter left = unary();
        while (takeWord("and")) {
            Filter first = left;
            Filter second = unary();
            left = row -> first.matches(row) && second.matches(row);
        }
        return left;
    }

    private Filter unary() {
        if (++depth > MAX_DEPTH) {
            throw ApiException.badRequest("The filter is nested too deeply at position " + peek().position() + ".");
        }
        try {
            if (takeWord("not")) {
                Filter inner = unary();
                return row -> !inner.matches(row);
            }
            if (peek().kind() == Kind.OPEN) {
                next++;
                Filter inner = or();
                expect(Kind.CLOSE);
                return inner;
            }
            return condition();
        } finally {
            depth--;
        }
    }

    private Filter condition() {
        Token token = peek();
        boolean call = token.kind() == Kind.WORD && tokens.get(next + 1).kind() == Kind.OPEN;
        if (!call) {
            return comparison();
        }
        String pattern = LIKE.get(token.text());
        if (pattern == null) {
            throw ApiException.notEmulated("the function '" + token.text() + "' in $filter");
        }
        next += 2;
        Operand subject = textOperand(token);
        expect(Kind.COMMA);
        Operand part = textOperand(token);
        expect(Kind.CLOSE);
        return like(pattern, subject, part);
    }

    private static Filter like(String pattern, Operand subject, Operand part) {
        return row -> {
            Object value = subject.reader().read(row);
            Object sought = part.reader().read(row);
            return value != null
                    && sought != null
                    && new LikePattern(pattern.replace("{}", sought.toString())).matches(value.toString());
        };
    }

    private Operand textOperand(Token function) {
        Operand operand = operand();
        if (!operand.type().equals("Edm.String") && !operand.type().equals(Operand.NULL)) {
            throw ApiException.badRequest("No function signature for the function with name '" + function.text()
                    + "' matches the specified arguments at position " + function.position() + " in '" + text + "'.");
        }
        return operand;
    }

    private Filter comparison() {
        Operand left = operand();
        Token operator = peek();
        IntPredicate test = operator.kind() == Kind.WORD ? COMPARISONS.get(operator.text()) : null;
        if (test == null) {
            throw syntaxError(operator);
        }
        next++;
        Operand right = operand();
        if (!left.comparesWith(right)) {
            throw ApiException.badRequest(
                    "A binary operator with incompatible types was detected. Found operand types '" + left.type()
                            + "' and '" + right.type() + "' for operator kind '" + operator.text() + "' at position "
                            + operator.position() + ".");
        }
        boolean equal = operator.is("eq");
        boolean unequal = operator.is("ne");
        return row -> {
            Object a = left.reader().read(row);
            Object b = right.reader().read(row);
            if (a == null || b == null) {
                return (equal && a == b) || (unequal && a != b);
            }
            return test.test(Operand.compare(a, b));
        };
    }

    private Operand operand() {
        Token token = peek();
        next++;
        switch (token.kind()) {
            case STRING:
                String quoted = token.text();
                return Operand.literal(
                        "Edm.String", quoted.substring(1, quoted.length() - 1).replace("''", "'"));
            case NUMBER:
                return Operand.literal("Edm.Decimal", new BigDecimal(token.text()));
            case GUID:
                return Operand.literal("Edm.Guid", value(ColumnType.UNIQUEIDENTIFIER, token));
            case DATE:
                return Operand.literal("Edm.Date", value(ColumnType.DATE_ONLY, token));
            case DATE_TIME:
                return Operand.literal("Edm.DateTimeOffset", value(ColumnType.DATE_TIME, token));
            case WORD:
                return word(token);
            default:
                throw syntaxError(token);
        }
    }

    private Operand word(Token token) {
        if (token.is("null")) {
            return Operand.literal(Operand.NULL, null);
        }
        if (token.is("true") || token.is("false")) {
            return Operand.literal("Edm.Boolean", Boolean.valueOf(token.text()));
        }
        if (peek().kind() == Kind.SLASH) {
            throw ApiException.notEmulated("a condition on a related row ('" + token.text() + "/...') in $filter");
        }
        if (peek().kind() == Kind.STRING) {
            throw ApiException.notEmulated("the literal " + token.text() + peek().text() + " in $filter");
        }
        return Operand.property(token.text(), schema.typeOf(token.text()));
    }

    private @Nullable Object value(ColumnType type, Token token) {
        try {
            return type.fromText(token.text());
        } catch (IllegalArgumentException e) {
            throw (ApiException) syntaxError(token).initCause(e);
        }
    }

    private Token peek() {
        return tokens.get(Math.min(next, tokens.size() - 1));
    }

    private boolean takeWord(String word) {
        boolean taken = peek().is(word);
        next += taken ? 1 : 0;
        return taken;
    }

    private void expect(Kind kind) {
        Token token = peek();
        if (token.kind() != kind) {
            throw syntaxError(token);
        }
        next++;
    }

    private ApiException syntaxError(Token token) {
        return ApiException.badRequest("Syntax error at position " + token.position() + " in '" + text + "'.");
    }
}
