// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.metadata;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The types of columns and how their values look in JSON, in URLs and in the store. Stored values are {@code String},
 * {@code Integer}, {@code Long}, {@code BigDecimal}, {@code Double}, {@code Boolean}, {@code Instant},
 * {@code LocalDate}, {@code UUID} and {@link LookupValue}. Source: pages "Web API EntityType properties" and
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
    DATE_ONLY("DateTime", "DateTimeType", "Edm.Date", ValueForm.DATE),
    PICKLIST("Picklist", "PicklistType", "Edm.Int32", ValueForm.INT32),
    STATE("State", "StateType", "Edm.Int32", ValueForm.INT32),
    STATUS("Status", "StatusType", "Edm.Int32", ValueForm.INT32),
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

    /** The type that a data file names; {@code DateOnly} besides the values of {@code AttributeType}. */
    static ColumnType named(String name) {
        if (name.equals("DateOnly")) {
            return DATE_ONLY;
        }
        for (ColumnType type : values()) {
            if (type.attributeType.equals(name)) {
                return type;
            }
        }
        throw new IllegalArgumentException("Unknown column type " + name);
    }
}
