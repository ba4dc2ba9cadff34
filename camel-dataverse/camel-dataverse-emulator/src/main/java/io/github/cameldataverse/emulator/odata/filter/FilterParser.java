// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata.filter;

import java.util.Map;
import java.util.function.IntPredicate;

import io.github.cameldataverse.emulator.odata.filter.Lexer.Kind;
import io.github.cameldataverse.emulator.odata.filter.Lexer.Token;

/** Recursive descent: or, and, not, then lambdas, comparisons, the three text functions and the query functions. */
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

    private final TokenStream tokens;
    private final Operands operands;
    private final QueryFunctions functions;
    private final int mostConditions;
    private final Lambdas lambdas;
    private int depth;

    FilterParser(TokenStream tokens, FilterSchema schema, FilterContext context) {
        this.tokens = tokens;
        this.lambdas = new Lambdas(schema, context);
        this.operands = new Operands(schema, context);
        this.functions = new QueryFunctions(schema, context);
        this.mostConditions = schema.mostConditions();
    }

    /** A parser of a part of a filter that is nested so deeply already. */
    FilterParser nested(int level) {
        this.depth = level;
        return this;
    }

    Filter parse() {
        Filter filter = or();
        tokens.expect(Kind.END);
        return filter;
    }

    /** Reads a condition up to where it ends. */
    Filter or() {
        Filter left = and();
        while (tokens.takeWord("or")) {
            Filter first = left;
            Filter second = and();
            left = row -> first.matches(row) || second.matches(row);
        }
        return left;
    }

    private Filter and() {
        Filter left = unary();
        while (tokens.takeWord("and")) {
            Filter first = left;
            Filter second = unary();
            left = row -> first.matches(row) && second.matches(row);
        }
        return left;
    }

    private Filter unary() {
        if (++depth > MAX_DEPTH) {
            throw FilterException.malformed("The filter is nested too deeply at position "
                    + tokens.peek().position() + ".");
        }
        try {
            if (tokens.takeWord("not")) {
                return not();
            }
            if (tokens.peek().kind() == Kind.OPEN) {
                tokens.take();
                Filter inner = or();
                tokens.expect(Kind.CLOSE);
                return inner;
            }
            if (tokens.atLambda()) {
                return lambdas.read(tokens, depth);
            }
            if (tokens.nextCondition() > mostConditions) {
                throw FilterException.tooManyConditions();
            }
            return tokens.atCall() ? call() : comparison();
        } finally {
            depth--;
        }
    }

    private Filter not() {
        int before = functions.used();
        Filter inner = unary();
        if (functions.used() > before) {
            throw FilterException.malformed(
                    "Not operator along with the Custom Named Condition operators is not allowed");
        }
        return row -> !inner.matches(row);
    }

    private Filter call() {
        Token name = tokens.take();
        tokens.expect(Kind.OPEN);
        if (name.text().startsWith(QueryFunctions.PREFIX)) {
            return functions.read(name, tokens);
        }
        String pattern = LIKE.get(name.text());
        if (pattern == null) {
            throw FilterException.notEmulated("the function '" + name.text() + "' in $filter");
        }
        Operand subject = textOperand(name);
        tokens.expect(Kind.COMMA);
        Operand part = textOperand(name);
        tokens.expect(Kind.CLOSE);
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
        Operand operand = operands.read(tokens);
        if (!operand.type().equals("Edm.String") && !operand.type().equals(Operand.NULL)) {
            throw FilterException.malformed("No function signature for the function with name '" + function.text()
                    + "' matches the specified arguments at position " + function.position() + " in '" + tokens.text()
                    + "'.");
        }
        return operand;
    }

    private Filter comparison() {
        Operand left = operands.read(tokens);
        Token operator = tokens.peek();
        IntPredicate test = operator.kind() == Kind.WORD ? COMPARISONS.get(operator.text()) : null;
        if (test == null) {
            throw tokens.syntaxError(operator);
        }
        tokens.take();
        Operand right = operands.read(tokens);
        if (!left.comparesWith(right)) {
            throw FilterException.malformed(
                    "A binary operator with incompatible types was detected. Found operand types '" + left.type()
                            + "' and '" + right.type() + "' for operator kind '" + operator.text() + "' at position "
                            + operator.position() + ".");
        }
        boolean equal = operator.is("eq");
        boolean unequal = operator.is("ne");
        // two columns without a value are not equal: only the literal null finds what is missing
        boolean toNull = left.isNull() || right.isNull();
        return row -> {
            Object a = left.reader().read(row);
            Object b = right.reader().read(row);
            if (a == null || b == null) {
                return (equal && toNull && a == b) || (unequal && a != b);
            }
            return test.test(ValueOrder.compare(a, b));
        };
    }
}
