// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata.filter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cameldataverse.emulator.odata.filter.Lexer.Kind;
import io.github.cameldataverse.emulator.odata.filter.Lexer.Token;

/** The named arguments of a query function: {@code PropertyName='x',PropertyValues=["1","2"]}. */
final class FunctionArguments {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

    private final Map<String, Token> arguments;
    private final Set<String> used = new HashSet<>(Set.of("PropertyName"));
    private final Token function;
    private final TokenStream tokens;
    private final String property;
    private final String type;

    private FunctionArguments(Token function, Map<String, Token> arguments, TokenStream tokens, FilterSchema schema) {
        this.function = function;
        this.arguments = arguments;
        this.tokens = tokens;
        this.property = schema.propertyOf(Operands.text(argument("PropertyName", Kind.STRING)));
        this.type = schema.typeOf(property);
    }

    /** Reads up to the closing parenthesis. */
    static FunctionArguments read(Token function, TokenStream tokens, FilterSchema schema, FilterContext context) {
        Map<String, Token> arguments = new LinkedHashMap<>();
        do {
            Token name = tokens.expect(Kind.WORD);
            tokens.expect(Kind.EQUALS);
            Token value = tokens.take();
            if (value.kind() == Kind.ALIAS) {
                value = new TokenStream(context.aliases().getOrDefault(value.text(), "null")).take();
            }
            if (arguments.put(name.text(), value) != null) {
                throw tokens.syntaxError(name);
            }
        } while (tokens.peek().kind() == Kind.COMMA && tokens.take().kind() == Kind.COMMA);
        return new FunctionArguments(function, arguments, tokens, schema);
    }

    /** The property whose value the function tests. */
    String property() {
        return property;
    }

    boolean isDateOnly() {
        return type.equals("Edm.Date");
    }

    boolean isDate() {
        return isDateOnly() || type.equals("Edm.DateTimeOffset");
    }

    /** A number of hours, days and so on; sent as a number or as text. */
    long number(String name) {
        Token token = argument(name, Kind.NUMBER, Kind.STRING);
        String text = token.kind() == Kind.STRING ? Operands.text(token) : token.text();
        if (!text.matches("\\d{1,9}")) {
            throw refusal("The value '" + text + "' of '" + name + "' is not a positive number");
        }
        return Long.parseLong(text);
    }

    Object value(String name) {
        Token token = argument(name, Kind.STRING, Kind.DATE, Kind.DATE_TIME);
        return parsed(token.kind() == Kind.STRING ? Operands.text(token) : token.text());
    }

    ValueList list(String name) {
        Token token = argument(name, Kind.ARRAY);
        List<Object> values = new ArrayList<>();
        try {
            for (JsonNode element : JSON.readTree(token.text())) {
                values.add(parsed(element.asText()));
            }
        } catch (JsonProcessingException e) {
            throw (FilterException) refusal("Invalid JSON. A comma character ',' was expected in scope 'Array'. Every"
                            + " two elements in an array and properties of an object must be separated by commas")
                    .initCause(e);
        }
        return new ValueList(values);
    }

    /** A list of two values. */
    ValueList pair(String name) {
        ValueList list = list(name);
        if (list.values().size() != 2) {
            throw refusal("The function '" + function.text() + "' takes two values, not "
                    + list.values().size());
        }
        return list;
    }

    /** A refusal of the function, with its place. */
    FilterException refusal(String what) {
        return FilterException.malformed(what + " at position " + function.position() + " in '" + tokens.text() + "'.");
    }

    /** Refuses arguments that the function does not have. */
    void requireAllUsed() {
        if (!used.containsAll(arguments.keySet())) {
            throw refusal("The function '" + function.text() + "' does not take the parameters " + arguments.keySet());
        }
    }

    private Object parsed(String text) {
        try {
            return ValueOrder.parse(type, text);
        } catch (IllegalArgumentException e) {
            throw (FilterException) refusal("The value '" + text + "' is not of the type '" + type + "'")
                    .initCause(e);
        }
    }

    private Token argument(String name, Kind... kinds) {
        used.add(name);
        Token token = arguments.get(name);
        if (token == null) {
            throw refusal("The parameter '" + name + "' is missing");
        }
        if (!List.of(kinds).contains(token.kind())) {
            throw refusal("The parameter '" + name + "' cannot be " + token.text());
        }
        return token;
    }
}
