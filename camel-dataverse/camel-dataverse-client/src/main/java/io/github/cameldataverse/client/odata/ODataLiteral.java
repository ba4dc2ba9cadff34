// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.RowRef;
import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.client.odata.value.IsoText;
import org.jspecify.annotations.Nullable;

/**
 * Values as OData writes them in a URL. A value that comes from outside is bound this way, never concatenated.
 *
 * @see <a href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/filter-rows">Filter rows</a>
 */
public final class ODataLiteral {
    private static final List<Class<?>> TIMES =
            List.of(Instant.class, OffsetDateTime.class, ZonedDateTime.class, LocalDate.class, Date.class);

    private ODataLiteral() {}

    /**
     * A value as a literal, not yet encoded for a URL: texts in quotes with the quotes in them doubled, dates and times as
     * ISO 8601, ids bare, a reference as its id, a collection as an array of texts for functions such as {@code In}.
     *
     * @throws ValidationException where the type has no literal
     */
    public static String of(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof CharSequence || value instanceof Character || value instanceof Enum) {
            return ODataPath.literal(value.toString());
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof Number || value instanceof Boolean || value instanceof UUID) {
            return value.toString();
        }
        if (value instanceof RowRef ref) {
            return ref.id().toString();
        }
        if (value instanceof TemporalAccessor || value instanceof Date || value instanceof Calendar) {
            return time(value instanceof Calendar calendar ? calendar.toInstant() : value);
        }
        if (value instanceof Collection<?> items) {
            return items.stream().map(ODataLiteral::item).collect(Collectors.joining(",", "[", "]"));
        }
        throw new ValidationException(
                "A value of type " + value.getClass().getName()
                        + " cannot stand in a filter. Give a text, number, boolean,"
                        + " id, date or a collection of these.",
                ErrorDetails.NONE,
                null);
    }

    private static String time(Object value) {
        if (TIMES.stream().noneMatch(type -> type.isInstance(value))) {
            throw new ValidationException(
                    "A " + value.getClass().getSimpleName()
                            + " cannot stand in a filter, for it is no point in time and"
                            + " no day. Give an Instant, an OffsetDateTime, a ZonedDateTime or a LocalDate; for a column"
                            + " that is the same in every time zone, atOffset(ZoneOffset.UTC).",
                    ErrorDetails.NONE,
                    null);
        }
        return IsoText.of(value);
    }

    /** An item of an array parameter, which takes texts in double quotes only. */
    private static String item(@Nullable Object value) {
        String literal = value instanceof CharSequence text ? text.toString() : of(value);
        return '"' + literal.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
