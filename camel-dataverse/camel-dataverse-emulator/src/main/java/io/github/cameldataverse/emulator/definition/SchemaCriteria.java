// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.definition;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.JsonText;

/** The conditions of a query on definitions: {@code MetadataFilterExpression}. Source: page "Query schema definitions". */
final class SchemaCriteria {

    private SchemaCriteria() {}

    /** Whether a definition fits; missing criteria let everything through. */
    static boolean test(JsonNode criteria, JsonNode properties) {
        List<Boolean> results = new ArrayList<>();
        criteria.path("Conditions").forEach(condition -> results.add(condition(condition, properties)));
        criteria.path("Filters").forEach(inner -> results.add(test(inner, properties)));
        String operator = criteria.path("FilterOperator").asText("And");
        return switch (operator) {
            case "And", "0" -> !results.contains(false);
            case "Or", "1" -> results.isEmpty() || results.contains(true);
            default ->
                throw ApiException.badRequest("The FilterOperator '" + operator + "' is neither 'And' nor 'Or'.");
        };
    }

    private static boolean condition(JsonNode condition, JsonNode properties) {
        String name = condition.path("PropertyName").asText();
        JsonNode property = properties.get(name);
        if (property == null) {
            throw ApiException.notEmulated("the property '" + name + "' in the criteria of RetrieveMetadataChanges");
        }
        // of a managed property its value counts
        JsonNode actual = property.has("Value") ? property.path("Value") : property;
        if (actual.isContainerNode()) {
            throw ApiException.badRequest(
                    "The property '" + name + "' cannot have a condition: it is a label or a list.");
        }
        String value = condition.path("Value").path("Value").asText();
        String operator = condition.path("ConditionOperator").asText("Equals");
        return switch (operator) {
            case "Equals", "0" -> same(actual, value);
            case "NotEquals", "1" -> !same(actual, value);
            case "In", "2" -> isOneOf(actual, value);
            case "NotIn", "3" -> !isOneOf(actual, value);
            case "GreaterThan", "4" -> number(actual, name) > number(value, name);
            case "LessThan", "5" -> number(actual, name) < number(value, name);
            default -> throw ApiException.badRequest("There is no ConditionOperator '" + operator + "'.");
        };
    }

    /** Numbers and flags are sent as texts; {@code True} is how .NET writes one. */
    private static boolean same(JsonNode actual, String value) {
        return actual.isTextual()
                ? actual.asText().equals(value)
                : actual.asText().equalsIgnoreCase(value);
    }

    private static boolean isOneOf(JsonNode actual, String list) {
        for (JsonNode value : JsonText.lenient(list, "Value")) {
            if (same(actual, value.asText())) {
                return true;
            }
        }
        return false;
    }

    private static double number(JsonNode actual, String name) {
        return number(actual.asText(), name);
    }

    private static double number(String text, String name) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw (ApiException) ApiException.badRequest(
                            "GreaterThan and LessThan compare numbers, but '" + text + "' of '" + name + "' is none.")
                    .initCause(e);
        }
    }
}
