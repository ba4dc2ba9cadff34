// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata.filter;

import java.math.BigDecimal;

import io.github.cameldataverse.emulator.metadata.ColumnType;
import io.github.cameldataverse.emulator.odata.filter.Lexer.Kind;
import io.github.cameldataverse.emulator.odata.filter.Lexer.Token;
import org.jspecify.annotations.Nullable;

/** Reads literals, parameter aliases, columns and columns of related rows. */
final class Operands {

    private final FilterSchema schema;
    private final FilterContext context;

    Operands(FilterSchema schema, FilterContext context) {
        this.schema = schema;
        this.context = context;
    }

    Operand read(TokenStream tokens) {
        Token token = tokens.take();
        return switch (token.kind()) {
            case STRING -> Operand.literal("Edm.String", text(token));
            case NUMBER -> Operand.literal("Edm.Decimal", new BigDecimal(token.text()));
            case GUID -> Operand.literal("Edm.Guid", value(ColumnType.UNIQUEIDENTIFIER, token, tokens));
            case DATE -> Operand.literal("Edm.Date", value(ColumnType.DATE_ONLY, token, tokens));
            case DATE_TIME -> Operand.literal("Edm.DateTimeOffset", value(ColumnType.DATE_TIME, token, tokens));
            case ALIAS -> alias(token);
            case WORD -> word(token, tokens);
            default -> throw tokens.syntaxError(token);
        };
    }

    /** The content of a quoted text. */
    static String text(Token quoted) {
        String text = quoted.text();
        return text.substring(1, text.length() - 1).replace("''", "'");
    }

    private Operand alias(Token token) {
        String assigned = context.aliases().get(token.text());
        if (assigned == null) {
            return Operand.literal(Operand.NULL, null);
        }
        TokenStream inside = new TokenStream(assigned);
        Token first = inside.peek();
        if (first.kind() == Kind.ALIAS || first.kind() == Kind.ARRAY) {
            throw inside.syntaxError(first);
        }
        Operand operand = read(inside);
        inside.expect(Kind.END);
        return operand;
    }

    private Operand word(Token token, TokenStream tokens) {
        if (token.is("null")) {
            return Operand.literal(Operand.NULL, null);
        }
        if (token.is("true") || token.is("false")) {
            return Operand.literal("Edm.Boolean", Boolean.valueOf(token.text()));
        }
        if (tokens.peek().kind() == Kind.STRING) {
            throw FilterException.notEmulated(
                    "the literal " + token.text() + tokens.peek().text() + " in $filter");
        }
        StringBuilder path = new StringBuilder(token.text());
        while (tokens.peek().kind() == Kind.SLASH) {
            tokens.take();
            Token next = tokens.expect(Kind.WORD);
            path.append('/').append(next.text());
        }
        return Operand.property(path.toString(), schema.typeOf(path.toString()));
    }

    private static @Nullable Object value(ColumnType type, Token token, TokenStream tokens) {
        try {
            return type.fromText(token.text());
        } catch (IllegalArgumentException e) {
            throw (FilterException) tokens.syntaxError(token).initCause(e);
        }
    }
}
