// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata.filter;

import java.util.ArrayList;
import java.util.List;

import io.github.cameldataverse.emulator.odata.filter.Lexer.Kind;
import io.github.cameldataverse.emulator.odata.filter.Lexer.Token;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on the rows of a collection: {@code any} and {@code all}. Source: page "Filter rows using OData" (filter
 * using values of related collections).
 */
final class Lambdas {

    private final FilterSchema schema;
    private final FilterContext context;

    Lambdas(FilterSchema schema, FilterContext context) {
        this.schema = schema;
        this.context = context;
    }

    /** Reads a condition that stands here, as {@link TokenStream#atLambda} has found out. */
    Filter read(TokenStream tokens, int depth) {
        List<String> path = new ArrayList<>();
        Token operator = tokens.take();
        while (tokens.peek().kind() == Kind.SLASH) {
            path.add(operator.text());
            tokens.take();
            operator = tokens.expect(Kind.WORD);
        }
        String collection = String.join("/", path);
        FilterSchema members = schema.members(collection);
        tokens.expect(Kind.OPEN);
        boolean any = operator.is("any");
        if (any && tokens.peek().kind() == Kind.CLOSE) {
            tokens.take();
            return row -> !row.members(collection).isEmpty();
        }
        String variable = tokens.expect(Kind.WORD).text();
        tokens.expect(Kind.COLON);
        Filter condition = new FilterParser(tokens, new Scope(schema, variable, members), context)
                .nested(depth)
                .or();
        tokens.expect(Kind.CLOSE);
        return row -> {
            var found = row.members(collection).stream();
            return any
                    ? found.anyMatch(member -> condition.matches(new Bound(row, variable, member)))
                    : found.allMatch(member -> condition.matches(new Bound(row, variable, member)));
        };
    }

    /** The names inside of a condition: those behind the variable, and those outside of it. */
    private record Scope(FilterSchema outer, String variable, FilterSchema member) implements FilterSchema {

        @Override
        public String typeOf(String property) {
            return of(property).typeOf(inside(variable, property));
        }

        @Override
        public String propertyOf(String column) {
            String inside = inside(variable, column);
            String found = of(column).propertyOf(inside);
            return inside.equals(column) ? found : variable + "/" + found;
        }

        @Override
        public FilterSchema members(String collection) {
            return of(collection).members(inside(variable, collection));
        }

        @Override
        public int mostConditions() {
            return outer.mostConditions();
        }

        private FilterSchema of(String path) {
            return path.startsWith(variable + "/") ? member : outer;
        }
    }

    /** The values behind those names for one row of the collection. */
    private record Bound(Filter.Values outer, String variable, Filter.Values member) implements Filter.Values {

        @Override
        public @Nullable Object of(String property) {
            return owner(property).of(inside(variable, property));
        }

        @Override
        public List<Filter.Values> members(String collection) {
            return owner(collection).members(inside(variable, collection));
        }

        private Filter.Values owner(String path) {
            return path.startsWith(variable + "/") ? member : outer;
        }
    }

    private static String inside(String variable, String path) {
        return path.startsWith(variable + "/") ? path.substring(variable.length() + 1) : path;
    }
}
