// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.definition;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.FilterOption;
import io.github.cameldataverse.emulator.odata.filter.FilterContext;
import org.jspecify.annotations.Nullable;

/**
 * A {@code $filter} on the properties of definitions. Enumerations need the qualified literal, managed properties are
 * compared by their {@code Value}. Source: page "Query table definitions using the Web API".
 */
final class DefinitionFilter {

    private static final Pattern PARTS = Pattern.compile(
            "Microsoft\\.Dynamics\\.CRM\\.(?<type>\\w+)'(?<value>\\w+)'|'(?:[^']|'')*+'|(?<owner>\\w+)/(?<part>\\w+)");

    private static final String ENUM_LITERAL = "enum.";

    private static final Map<String, String> ENUM_TYPES = Map.of(
            "AttributeType", "AttributeTypeCode",
            "OwnershipType", "OwnershipTypes",
            "RequiredLevel.Value", "AttributeRequiredLevel",
            "EntityKeyIndexStatus", "EntityKeyIndexStatus",
            "RelationshipType", "RelationshipType");

    private final String text;

    DefinitionFilter(String text) {
        this.text = rewritten(text);
    }

    boolean matches(ObjectNode properties) {
        return FilterOption.parse(text, name -> type(properties, name), FilterContext.none())
                .matches(name -> value(properties, name));
    }

    /** Rows have neither such literals nor such paths, so both become plain names that the filter language knows. */
    private static String rewritten(String text) {
        Matcher matcher = PARTS.matcher(text);
        StringBuilder result = new StringBuilder();
        while (matcher.find()) {
            String part = matcher.group();
            if (matcher.group("type") != null) {
                part = ENUM_LITERAL + matcher.group("type") + "." + matcher.group("value");
            } else if (matcher.group("owner") != null) {
                part = matcher.group("owner") + "." + matcher.group("part");
            }
            matcher.appendReplacement(result, Matcher.quoteReplacement(part));
        }
        return matcher.appendTail(result).toString();
    }

    private static String type(ObjectNode properties, String name) {
        if (name.startsWith(ENUM_LITERAL)) {
            return name.substring(ENUM_LITERAL.length(), name.lastIndexOf('.'));
        }
        JsonNode value = find(properties, name);
        if (value == null || value.isContainerNode()) {
            throw ApiException.notEmulated("the property '" + name + "' in a $filter of definitions");
        }
        if (name.equals("MetadataId")) {
            return "Edm.Guid";
        }
        String text = value.isBoolean() ? "Edm.Boolean" : value.isNumber() ? "Edm.Int32" : "Edm.String";
        return ENUM_TYPES.getOrDefault(name, text);
    }

    private static @Nullable Object value(ObjectNode properties, String name) {
        if (name.startsWith(ENUM_LITERAL)) {
            return name.substring(name.lastIndexOf('.') + 1);
        }
        JsonNode value = find(properties, name);
        if (value == null || value.isNull()) {
            return null;
        }
        return value.isBoolean() ? value.asBoolean() : value.isNumber() ? value.numberValue() : value.asText();
    }

    private static @Nullable JsonNode find(ObjectNode properties, String name) {
        JsonNode node = properties;
        for (String part : name.split("\\.", -1)) {
            node = node == null ? null : node.get(part);
        }
        return node;
    }
}
