// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.metadata;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.client.model.ColumnLimits;
import io.github.cameldataverse.client.model.DateBehavior;
import org.jspecify.annotations.Nullable;

/** The attribute types whose definitions tell limits, named as the service names them, with the properties that tell. */
enum LimitedType {
    StringType("MaxLength"),
    MemoType("MaxLength"),
    IntegerType("MinValue,MaxValue"),
    DecimalType("MinValue,MaxValue"),
    DoubleType("MinValue,MaxValue"),
    MoneyType("MinValue,MaxValue"),
    DateTimeType("DateTimeBehavior");

    private final String properties;

    LimitedType(String properties) {
        this.properties = properties;
    }

    static Optional<LimitedType> of(String type) {
        return Arrays.stream(values())
                .filter(known -> known.name().equals(type))
                .findFirst();
    }

    /** Path below the attributes of a table that reads the limits of all columns of the type. */
    String path() {
        String cast = name().substring(0, name().length() - "Type".length()) + "AttributeMetadata";
        return "Microsoft.Dynamics.CRM." + cast + "?$select=LogicalName," + properties;
    }

    static ColumnLimits limits(JsonNode attribute) {
        JsonNode length = attribute.path("MaxLength");
        return new ColumnLimits(
                length.isInt() ? length.asInt() : null,
                number(attribute.path("MinValue")),
                number(attribute.path("MaxValue")),
                behavior(attribute.path("DateTimeBehavior").path("Value").asText("")));
    }

    private static @Nullable BigDecimal number(JsonNode node) {
        return node.isNumber() ? node.decimalValue() : null;
    }

    private static @Nullable DateBehavior behavior(String name) {
        return Arrays.stream(DateBehavior.values())
                .filter(behavior -> behavior.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
