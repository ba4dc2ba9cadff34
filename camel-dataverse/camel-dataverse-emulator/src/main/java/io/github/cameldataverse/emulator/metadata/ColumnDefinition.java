// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.metadata;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table. Source: page "AttributeMetadata entity type".
 *
 * @param name logical name, for example {@code primarycontactid}
 * @param schemaName schema name, for example {@code PrimaryContactId}
 * @param type how its values look
 * @param limits which values it takes
 * @param targets the tables it can refer to; empty unless it is a lookup
 */
public record ColumnDefinition(
        String name, String schemaName, ColumnType type, Limits limits, List<LookupTarget> targets) {

    /**
     * Which values a column takes.
     *
     * @param maxLength longest text in characters; null where the type has none
     * @param create whether a create may set it; what is not allowed is ignored
     * @param update whether an update may set it; what is not allowed is ignored
     * @param choices the allowed values of a choice column; empty elsewhere
     * @param defaultValue what a created row gets when the request does not say; null for none
     */
    public record Limits(
            @Nullable Integer maxLength,
            boolean create,
            boolean update,
            List<Choice> choices,
            @Nullable JsonNode defaultValue) {}

    /** The name of the column in a row on the wire: {@code _x_value} for a lookup, else the logical name. */
    public String wireName() {
        return type.isLookup() ? "_" + name + "_value" : name;
    }

    /** The choice with this value, if the column has it. */
    public Optional<Choice> choice(int value) {
        return limits.choices().stream()
                .filter(choice -> choice.value() == value)
                .findFirst();
    }
}
