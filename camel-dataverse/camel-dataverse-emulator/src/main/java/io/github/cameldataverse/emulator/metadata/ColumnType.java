// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.metadata;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The types of columns and how their values look in JSON, in URLs and in the store. Stored values are {@code String},
 * {@code Integer}, {@code Long}, {@code BigDecimal}, {@code Double}, {@code Boolean}, {@code Instant},
 * {@code LocalDate}, {@code UUID} and {@link LookupValue}; choices are the integers as text, parted by commas; a managed
 * property is a {@code Boolean}; an image is base64 text. Source: pages "Web API EntityType properties" and
 * "AttributeTypeCode EnumType".
 */
public enum ColumnType {
    STRING("String", "StringType", "Edm.String", ValueForm.TEXT),
    MEMO("Memo", "MemoType", "Edm.String", ValueForm.TEXT),
    INTEGER("Integer", "IntegerType", "Edm.Int32", ValueForm.INT32),
    BIG_INT("BigInt", "BigIntType", "Edm.Int64", ValueForm.INT64),
    DECIMAL("Decimal", "DecimalType", "Edm.Decimal", ValueForm.DECIMAL),
    MONEY("Money", "MoneyType", "Edm.Decimal", ValueForm.MONEY),
    DOUBLE("Double", "DoubleType", "Edm.Double", ValueForm.DOUBLE),
    BOOLEAN("Boolean", "BooleanType", "Edm.Boolean", ValueForm.BOOLEAN),
    DATE_TIME("DateTime", "DateTimeType", "Edm.DateTimeOffset", ValueForm.DATE_TIME),
    /** A time that no user's time zone changes; travels like {@link #DATE_TIME}. */
    TIME_ZONE_INDEPENDENT("DateTime", "DateTimeType", "Edm.DateTimeOffset", ValueForm.DATE_TIME),
    DATE_ONLY("DateTime", "DateTimeType", "Edm.Date", ValueForm.DATE),
    PICKLIST("Picklist", "PicklistType", "Edm.Int32", ValueForm.INT32),
    STATE("State", "StateType", "Edm.Int32", ValueForm.INT32),
    STATUS("Status", "StatusType", "Edm.Int32", ValueForm.INT32),
    MULTI_SELECT("Virtual", "MultiSelectPicklistType", "Edm.String", ValueForm.CHOICES),
    ENTITY_NAME("EntityName", "EntityNameType", "Edm.String", ValueForm.TEXT),
    MANAGED_PROPERTY("ManagedProperty", "ManagedPropertyType", "mscrm.BooleanManagedProperty", ValueForm.MANAGED),
    IMAGE("Virtual", "ImageType", "Edm.Binary", ValueForm.BINARY),
    FILE("Virtual", "FileType", "Edm.Guid", ValueForm.GUID),
    UNIQUEIDENTIFIER("Uniqueidentifier", "UniqueidentifierType", "Edm.Guid", ValueForm.GUID),
    LOOKUP("Lookup", "LookupType", "Edm.Guid", ValueForm.LOOKUP),
    CUSTOMER("Customer", "CustomerType", "Edm.Guid", ValueForm.LOOKUP),
    OWNER("Owner", "OwnerType", "Edm.Guid", ValueForm.LOOKUP);

    private final String attributeType;
    private final String attributeTypeName;
    private final String edmType;
    private final ValueForm form;

    ColumnType(String attributeType, String attributeTypeName, String edmType, ValueForm form) {
        this.attributeType = attributeType;
        this.attributeTypeName = attributeTypeName;
        this.edmType = edmType;
        this.form = form;
    }

    /** The {@code AttributeType} of the metadata API, for example {@code Picklist}. */
    public String attributeType() {
        return attributeType;
    }

    /** The {@code AttributeTypeName.Value} of the metadata API, for example {@code PicklistType}. */
    public String attributeTypeName() {
        return attributeTypeName;
    }

    /** The CSDL type, for example {@code Edm.Int32}. */
    public String edmType() {
        return edmType;
    }

    /** Whether values are references to rows. */
    public boolean isLookup() {
        return form == ValueForm.LOOKUP;
    }

    /** Whether values are one of a list of integers with labels. */
    public boolean isChoice() {
        return this == PICKLIST || this == STATE || this == STATUS;
    }

    /**
     * Reads a value of a JSON body.
     *
     * @param node any JSON value except null
     * @throws IllegalArgumentException if the value is not of this type
     */
    public Object fromJson(JsonNode node) {
        return form.fromJson(node);
    }

    /**
     * Reads a value of a URL or of a data file.
     *
     * @throws IllegalArgumentException if the text is not of this type
     */
    public Object fromText(String text) {
        return form.fromText(text);
    }

    /** Writes a stored value as JSON. */
    public JsonNode toJson(Object value) {
        return form.toJson(value);
    }

    /** Whether rows can hold values of this type in JSON bodies; files and images have requests of their own. */
    public boolean isFileOrImage() {
        return this == FILE || this == IMAGE;
    }

    /**
     * How a time treats time zones, in the words of the metadata API; empty for types without times. Source: page
     * "Behavior and format of the date and time column".
     */
    public String dateTimeBehavior() {
        return switch (this) {
            case DATE_TIME -> "UserLocal";
            case TIME_ZONE_INDEPENDENT -> "TimeZoneIndependent";
            case DATE_ONLY -> "DateOnly";
            default -> "";
        };
    }

    /**
     * The type that a definition names: a value of {@code AttributeType}, or {@code DateOnly},
     * {@code TimeZoneIndependent}, {@code MultiSelectPicklist}, {@code Image} and {@code File}, which share one there.
     *
     * @throws IllegalArgumentException if there is no such type
     */
    public static ColumnType named(String name) {
        for (ColumnType type : values()) {
            if (type.fileName().equals(name)) {
                return type;
            }
        }
        throw new IllegalArgumentException("Unknown column type " + name);
    }

    private String fileName() {
        if (attributeType.equals("Virtual")) {
            return attributeTypeName.substring(0, attributeTypeName.length() - "Type".length());
        }
        String behavior = dateTimeBehavior();
        return behavior.isEmpty() || this == DATE_TIME ? attributeType : behavior;
    }
}
