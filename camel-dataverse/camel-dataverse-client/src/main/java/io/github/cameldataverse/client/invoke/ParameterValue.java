// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.invoke;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.TemporalAccessor;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.RowRef;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.client.odata.ODataLiteral;
import io.github.cameldataverse.client.odata.ODataPath;
import io.github.cameldataverse.client.odata.RowWriter;
import io.github.cameldataverse.client.odata.WriteRules;
import io.github.cameldataverse.client.odata.value.IsoText;
import org.jspecify.annotations.Nullable;

/**
 * The form of a parameter's values on the wire.
 *
 * @param message name of the action or function
 * @param name name of the parameter
 * @param type its type as the model names it; empty where it is not known
 * @param wire the environment
 */
record ParameterValue(String message, String name, String type, Messages wire) {
    private static final JsonNodeFactory NODES = new JsonNodeFactory(true);
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String NAMESPACE = "Microsoft.Dynamics.CRM.";
    private static final Set<String> NUMBERS =
            Set.of("Edm.Int16", "Edm.Int32", "Edm.Int64", "Edm.Decimal", "Edm.Double", "Edm.Single", "Edm.Byte");
    private static final Set<String> DATES = Set.of("Edm.DateTimeOffset", "Edm.Date");

    /** A value in the query of a function's URL, not yet encoded. */
    String literal(@Nullable Object value) {
        if (value instanceof RowRef ref) {
            return "{'@odata.id':'" + ODataPath.row(table(ref.table()), ref.id()) + "'}";
        }
        if (value instanceof Collection || value instanceof Map || isCollection()) {
            return json(value).toString();
        }
        if (value != null && !type.isEmpty() && wire.messages().isEnum(type)) {
            return NAMESPACE + type.substring(type.indexOf('.') + 1) + ODataPath.literal(value.toString());
        }
        JsonNode checked = json(value);
        boolean isBareText = type.equals("Edm.Guid") || DATES.contains(type) || type.isEmpty() && !isText(value);
        return isBareText || !checked.isTextual() ? checked.asText() : ODataLiteral.of(checked.asText());
    }

    /** A value in the body of an action. */
    JsonNode json(@Nullable Object value) {
        if (value == null) {
            return NODES.nullNode();
        }
        if (value instanceof Collection<?> items) {
            ArrayNode array = NODES.arrayNode();
            ParameterValue item = new ParameterValue(message, name, itemType(), wire);
            items.forEach(each -> array.add(item.json(each)));
            return array;
        }
        if (isCollection()) {
            throw refused("takes a list of " + itemType() + ", but got " + shape(value));
        }
        if (value instanceof RowRef ref) {
            return reference(ref);
        }
        return value instanceof Map<?, ?> map ? object(map) : plain(value);
    }

    private JsonNode plain(Object value) {
        if (type.startsWith("Edm.") || type.isEmpty()) {
            return primitive(value);
        }
        if (wire.messages().isEnum(type)) {
            return NODES.textNode(value.toString());
        }
        throw refused(
                wire.messages().isRow(type)
                        ? "takes a row (" + type + "): a RowRef, a Row or a map, but got " + shape(value)
                        : "takes a map with the members of " + type + ", but got " + shape(value));
    }

    private JsonNode primitive(Object value) {
        if (value instanceof Boolean yes) {
            return allow(yes, "Edm.Boolean", NODES.booleanNode(yes));
        }
        if (value instanceof Number number) {
            if (!type.isEmpty() && !NUMBERS.contains(type)) {
                throw wrong(value);
            }
            return number(number);
        }
        if (value instanceof byte[] bytes) {
            return allow(bytes, "Edm.Binary", NODES.textNode(Base64.getEncoder().encodeToString(bytes)));
        }
        if (value instanceof TemporalAccessor || value instanceof Date) {
            if (!type.isEmpty() && !DATES.contains(type)) {
                throw wrong(value);
            }
            return NODES.textNode(IsoText.of(value));
        }
        return text(value);
    }

    /** A text, or a value that was given as text. */
    private JsonNode text(Object value) {
        String text = value.toString();
        try {
            return switch (type) {
                case "Edm.Boolean" -> NODES.booleanNode(strictBoolean(text));
                case "Edm.Int16", "Edm.Int32", "Edm.Int64", "Edm.Byte" ->
                    NODES.numberNode(new BigInteger(text.strip()));
                case "Edm.Decimal", "Edm.Double", "Edm.Single" -> NODES.numberNode(new BigDecimal(text.strip()));
                case "Edm.Guid" -> NODES.textNode(UUID.fromString(text.strip()).toString());
                default -> NODES.textNode(text);
            };
        } catch (IllegalArgumentException unreadable) {
            throw wrong(value);
        }
    }

    private static boolean strictBoolean(String text) {
        if (!text.strip().equalsIgnoreCase("true") && !text.strip().equalsIgnoreCase("false")) {
            throw new IllegalArgumentException(text);
        }
        return Boolean.parseBoolean(text.strip());
    }

    private JsonNode number(Number number) {
        BigDecimal decimal = new BigDecimal(number.toString());
        boolean isWhole = type.startsWith("Edm.Int") || type.equals("Edm.Byte");
        if (isWhole && decimal.stripTrailingZeros().scale() > 0) {
            throw wrong(number);
        }
        return isWhole ? NODES.numberNode(decimal.toBigInteger()) : NODES.numberNode(decimal);
    }

    private JsonNode allow(Object value, String wanted, JsonNode node) {
        if (!type.isEmpty() && !type.equals(wanted)) {
            throw wrong(value);
        }
        return node;
    }

    private JsonNode reference(RowRef ref) {
        boolean fits = type.isEmpty() || wire.messages().isRow(type);
        if (!fits) {
            throw wrong(ref);
        }
        TableDefinition table = table(ref.table());
        return NODES.objectNode()
                .put("@odata.type", NAMESPACE + table.logicalName())
                .put(table.primaryId(), ref.id().toString());
    }

    /** A row with values, each checked against its column; a map of a complex type as it is. */
    private JsonNode object(Map<?, ?> map) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        map.forEach((key, value) -> values.put(String.valueOf(key), value));
        Object given = values.remove("@odata.type");
        String table = rowType(map, given);
        if (table == null) {
            if (given != null) {
                values.put("@odata.type", given);
            }
            return complex(values);
        }
        RowWriter writer = new RowWriter(table(table), wire.tables());
        byte[] row = writer.write(values, Set.of(), WriteRules.of(WriteRules.Purpose.UPSERT))
                .orElseThrow();
        try {
            ObjectNode typed = NODES.objectNode().put("@odata.type", NAMESPACE + table);
            typed.setAll((ObjectNode) MAPPER.readTree(row));
            return typed;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Logical name of the table whose row a map is; null where it is none. */
    private @Nullable String rowType(Map<?, ?> map, @Nullable Object given) {
        if (map instanceof Row row && row.hasId()) {
            return row.ref().table();
        }
        if (given != null) {
            String text = given.toString();
            return text.contains(NAMESPACE) ? text.substring(text.lastIndexOf('.') + 1) : null;
        }
        if (type.isEmpty() || !wire.messages().isRow(type)) {
            return null;
        }
        if (type.endsWith(".crmbaseentity") || type.endsWith(".principal") || type.endsWith(".expando")) {
            throw refused("takes rows of any table, so that a map must say of which: give its @odata.type, such as"
                    + " Microsoft.Dynamics.CRM.account, or a Row or RowRef");
        }
        return type.substring(type.indexOf('.') + 1);
    }

    private static JsonNode complex(Map<String, @Nullable Object> values) {
        return MAPPER.valueToTree(values);
    }

    private TableDefinition table(String table) {
        return wire.tables().get(table);
    }

    private static boolean isText(@Nullable Object value) {
        return value instanceof CharSequence || value instanceof Character || value instanceof Enum;
    }

    private boolean isCollection() {
        return type.startsWith("Collection(");
    }

    private String itemType() {
        return isCollection() ? type.substring("Collection(".length(), type.length() - 1) : type;
    }

    private ValidationException wrong(Object value) {
        return refused("takes " + type + ", but got " + shape(value));
    }

    private static String shape(Object value) {
        return value instanceof CharSequence text
                ? "a text of " + text.length() + " characters that cannot be read as such"
                : "a value of type " + value.getClass().getName();
    }

    private ValidationException refused(String what) {
        return new ValidationException(
                "Parameter " + name + " of " + message + " " + what + ".", ErrorDetails.NONE, null);
    }
}
