// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.metadata;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** How the values of one family of column types are read and written. */
enum ValueForm {
    TEXT(JsonNode::isTextual, text -> text, value -> TextNode.valueOf((String) value)),
    INT32(JsonNode::isIntegralNumber, Integer::valueOf, value -> IntNode.valueOf((Integer) value)),
    INT64(JsonNode::isIntegralNumber, Long::valueOf, value -> LongNode.valueOf((Long) value)),
    DECIMAL(JsonNode::isNumber, BigDecimal::new, value -> DecimalNode.valueOf((BigDecimal) value)),
    // Money columns answer with four digits whatever was sent.
    MONEY(
            JsonNode::isNumber,
            text -> new BigDecimal(text).setScale(4, RoundingMode.HALF_UP),
            value -> DecimalNode.valueOf((BigDecimal) value)),
    DOUBLE(JsonNode::isNumber, ValueForm::finite, value -> DoubleNode.valueOf((Double) value)),
    CHOICES(JsonNode::isTextual, ValueForm::choices, value -> TextNode.valueOf((String) value)),
    BINARY(JsonNode::isTextual, text -> text, value -> TextNode.valueOf((String) value)),
    // the service wraps the value in an object; whether an administrator may change it is always true here
    MANAGED(node -> node.path("Value").isBoolean(), ValueForm::bool, value -> JsonNodeFactory.instance
            .objectNode()
            .put("Value", (Boolean) value)
            .put("CanBeChanged", true)),
    BOOLEAN(JsonNode::isBoolean, ValueForm::bool, value -> BooleanNode.valueOf((Boolean) value)),
    DATE_TIME(
            JsonNode::isTextual,
            ValueForm::instant,
            value -> TextNode.valueOf(DateTimeFormatter.ISO_INSTANT.format((Instant) value))),
    DATE(JsonNode::isTextual, ValueForm::date, value -> TextNode.valueOf(value.toString())),
    GUID(JsonNode::isTextual, ValueForm::guid, value -> TextNode.valueOf(value.toString())),
    LOOKUP(
            node -> false,
            ValueForm::guid,
            value -> TextNode.valueOf(((LookupValue) value).id().toString()));

    private static final int GUID_LENGTH = 36;
    private static final int MOST_DIGITS = 400;

    private final Predicate<JsonNode> accepts;
    private final Function<String, Object> reader;
    private final Function<Object, JsonNode> writer;

    ValueForm(Predicate<JsonNode> accepts, Function<String, Object> reader, Function<Object, JsonNode> writer) {
        this.accepts = accepts;
        this.reader = reader;
        this.writer = writer;
    }

    Object fromJson(JsonNode node) {
        if (!accepts.test(node)) {
            throw new IllegalArgumentException("Not a value of this type: " + node.getNodeType());
        }
        if (node.isObject()) {
            return fromText(node.path("Value").asText());
        }
        return fromText(node.isNumber() ? plain(node.decimalValue()) : node.asText());
    }

    /** A number that no column can hold is refused before its digits are written out, for they may be millions. */
    private static String plain(BigDecimal number) {
        if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
            throw new IllegalArgumentException("The number is out of every range");
        }
        return number.toPlainString();
    }

    private static Object finite(String text) {
        double number = Double.parseDouble(text);
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("Not a finite number: " + text);
        }
        return number;
    }

    Object fromText(String text) {
        try {
            return reader.apply(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    JsonNode toJson(Object value) {
        return writer.apply(value);
    }

    private static Object bool(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("Not a boolean: " + text);
        }
        return Boolean.valueOf(text);
    }

    /** {@code "1, 9"} is sent and {@code "1,9"} is kept; the order of the sender stays. */
    private static Object choices(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(Integer::valueOf)
                .distinct()
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }

    /** Whole seconds: that is the precision the service keeps. A date alone means its first instant in UTC. */
    private static Object instant(String text) {
        if (!text.contains("T")) {
            return LocalDate.parse(text).atStartOfDay(java.time.ZoneOffset.UTC).toInstant();
        }
        return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static Object date(String text) {
        return LocalDate.parse(text);
    }

    /** {@link UUID#fromString} alone also takes shortened groups. */
    private static Object guid(String text) {
        if (text.length() != GUID_LENGTH) {
            throw new IllegalArgumentException("Not a guid: " + text);
        }
        return UUID.fromString(text);
    }
}
