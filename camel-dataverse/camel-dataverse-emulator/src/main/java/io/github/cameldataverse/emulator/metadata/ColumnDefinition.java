// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.metadata;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table. Source: page "AttributeMetadata entity type".
 *
 * @param name logical name, for example {@code primarycontactid}
 * @param schemaName schema name, for example {@code PrimaryContactId}; the logical name where it is not known
 * @param type how its values look
 * @param limits which values it takes
 * @param targets the tables it can refer to; empty unless it is a lookup
 */
public record ColumnDefinition(
        String name, String schemaName, ColumnType type, Limits limits, List<LookupTarget> targets) {

    private static final int FILE_SIZE = 32_768;
    private static final int IMAGE_SIZE = 10_240;

    /**
     * Which values a column takes.
     *
     * @param range how long, how large and how exact
     * @param usage who may set it
     * @param choices the allowed values of a choice column; empty elsewhere and where they are not known
     * @param defaultValue what a created row gets when the request does not say; null for none
     * @param global where the choices come from; null for choices of its own
     */
    public record Limits(
            Range range,
            Usage usage,
            List<Choice> choices,
            @Nullable JsonNode defaultValue,
            @Nullable GlobalChoice global) {

        /** Limits with choices of their own. */
        public Limits(Range range, Usage usage, List<Choice> choices, @Nullable JsonNode defaultValue) {
            this(range, usage, choices, defaultValue, null);
        }

        /** These with the choices of a global choice. */
        public Limits of(GlobalChoice choice) {
            return new Limits(range, usage, choice.choices(), defaultValue, choice);
        }

        /** Longest text in characters; null where the type has none or it is not known. */
        public @Nullable Integer maxLength() {
            return range.maxLength();
        }

        /** Whether a create may set it; what is not allowed is ignored. */
        public boolean create() {
            return usage.create();
        }

        /** Whether an update may set it; what is not allowed is ignored. */
        public boolean update() {
            return usage.update();
        }
    }

    /**
     * How long, how large and how exact; null where the type has no such limit or it is not known.
     *
     * @param maxLength longest text in characters
     * @param min smallest number
     * @param max largest number; for files and images the largest size in kilobytes
     * @param precision digits behind the decimal point
     */
    public record Range(
            @Nullable Integer maxLength,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max,
            @Nullable Integer precision) {

        /** No limits. */
        public static final Range ANY = new Range(null, null, null, null);
    }

    /**
     * Who may set a column.
     *
     * @param create whether a create may
     * @param update whether an update may
     * @param required whether the service refuses rows without it ({@code SystemRequired}); what only applications
     *     require is not required here, for the service does not look
     */
    public record Usage(boolean create, boolean update, boolean required) {}

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

    /** The largest file or image in kilobytes; that of a new column where it is not known. */
    public int maxSizeInKb() {
        BigDecimal most = limits.range().max();
        return most == null ? (type == ColumnType.IMAGE ? IMAGE_SIZE : FILE_SIZE) : most.intValue();
    }

    /** Whether this is an amount in the base currency, which the service calculates from another column. */
    public boolean isBaseAmount() {
        return type == ColumnType.MONEY && name.endsWith("_base");
    }
}
