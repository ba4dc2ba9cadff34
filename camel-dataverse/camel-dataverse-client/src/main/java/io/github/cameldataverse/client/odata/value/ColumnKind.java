// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata.value;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The kinds of columns whose values are looked at; those of other columns are passed on as they are.
 *
 * @see <a href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/web-api-properties">Web API
 *     properties</a>
 */
enum ColumnKind {
    TEXT(new TextValue(), "StringType", "MemoType"),
    WHOLE_NUMBER(new WholeNumber(Integer.MIN_VALUE, Integer.MAX_VALUE), "IntegerType"),
    BIG_NUMBER(new WholeNumber(Long.MIN_VALUE, Long.MAX_VALUE), "BigIntType"),
    DECIMAL(new DecimalNumber(), "DecimalType", "MoneyType", "DoubleType"),
    YES_NO(new YesNo(), "BooleanType"),
    CHOICE(new ChoiceValue(), "PicklistType", "StateType", "StatusType"),
    CHOICES(new ChoiceList(), "MultiSelectPicklistType"),
    DATE(new DateValue(), "DateTimeType"),
    ID(new IdValue(), "UniqueidentifierType"),
    FILE(new FileValue(), "FileType");

    private static final Map<String, ValueForm> BY_TYPE = byType();

    private final ValueForm form;
    private final List<String> types;

    ColumnKind(ValueForm form, String... types) {
        this.form = form;
        this.types = List.of(types);
    }

    /** The form of values of an attribute type, if they are looked at. */
    static @Nullable ValueForm formOf(String type) {
        return BY_TYPE.get(type);
    }

    private static Map<String, ValueForm> byType() {
        Map<String, ValueForm> forms = new HashMap<>();
        for (ColumnKind kind : values()) {
            kind.types.forEach(type -> forms.put(type, kind.form));
        }
        return Map.copyOf(forms);
    }
}
