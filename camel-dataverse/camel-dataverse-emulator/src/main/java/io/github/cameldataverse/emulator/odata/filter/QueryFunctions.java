// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata.filter;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import io.github.cameldataverse.emulator.metadata.LookupValue;
import io.github.cameldataverse.emulator.odata.filter.Lexer.Kind;
import io.github.cameldataverse.emulator.odata.filter.Lexer.Token;

/**
 * The query functions {@code Microsoft.Dynamics.CRM.*}. Like {@code ne}, those that deny something are true for a
 * missing value, the others are not. Source: page "Microsoft Dataverse Web API Query Function Reference".
 */
final class QueryFunctions {

    static final String PREFIX = "Microsoft.Dynamics.CRM.";

    private static final String VALUES = "PropertyValues";

    /** Tests the value of a column that is not missing. */
    @FunctionalInterface
    private interface Function {
        Predicate<Object> test(FunctionArguments arguments, FilterContext context);
    }

    private static final Map<String, Function> FUNCTIONS = new HashMap<>(Map.of(
            "In", (arguments, context) -> arguments.list(VALUES)::holds,
            "Between", (arguments, context) -> arguments.pair(VALUES)::spans,
            "ContainValues", (arguments, context) -> arguments.list(VALUES)::holdsPartOf,
            "EqualUserId", (arguments, context) -> value -> is(value, context.userId()),
            "EqualBusinessId", (arguments, context) -> value -> is(value, context.businessUnitId())));

    private static final Map<String, String> NEGATIONS = Map.of(
            "NotIn", "In",
            "NotBetween", "Between",
            "DoesNotContainValues", "ContainValues",
            "NotEqualUserId", "EqualUserId",
            "NotEqualBusinessId", "EqualBusinessId");

    private static final Set<String> ONLY_IN_THE_SERVICE = Set.of(
            "Contains",
            "EqualUserLanguage",
            "EqualUserTeams",
            "EqualUserOrUserTeams",
            "EqualUserOrUserHierarchy",
            "EqualUserOrUserHierarchyAndTeams",
            "EqualRoleBusinessId",
            "Under",
            "NotUnder",
            "UnderOrEqual",
            "Above",
            "AboveOrEqual");

    static {
        for (DateFunction function : DateFunction.values()) {
            FUNCTIONS.put(function.wireName(), (arguments, context) -> function.test(arguments, context.now()));
        }
    }

    private final FilterSchema schema;
    private final FilterContext context;
    private int used;

    QueryFunctions(FilterSchema schema, FilterContext context) {
        this.schema = schema;
        this.context = context;
    }

    /** How many functions were read. */
    int used() {
        return used;
    }

    /** Reads the arguments of a function whose opening parenthesis is taken already. */
    Filter read(Token name, TokenStream tokens) {
        used++;
        String function = name.text().substring(PREFIX.length());
        boolean negated = NEGATIONS.containsKey(function);
        Function known = FUNCTIONS.get(NEGATIONS.getOrDefault(function, function));
        if (known == null) {
            throw unknown(name, function);
        }
        FunctionArguments arguments = FunctionArguments.read(name, tokens, schema, context);
        tokens.expect(Kind.CLOSE);
        Predicate<Object> test = known.test(arguments, context);
        arguments.requireAllUsed();
        return row -> {
            Object value = row.of(arguments.property());
            return value == null ? negated : negated != test.test(value);
        };
    }

    private static FilterException unknown(Token name, String function) {
        if (ONLY_IN_THE_SERVICE.contains(function) || function.contains("Fiscal")) {
            return FilterException.notEmulated("the query function '" + name.text() + "' in $filter");
        }
        return FilterException.malformed("An unknown function with name '" + name.text()
                + "' was found. This may also be a function import or a key lookup on a navigation property, which is"
                + " not allowed.");
    }

    private static boolean is(Object value, UUID id) {
        return (value instanceof LookupValue lookup ? lookup.id() : value).equals(id);
    }
}
