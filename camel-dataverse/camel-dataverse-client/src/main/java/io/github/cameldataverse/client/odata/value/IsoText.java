// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata.value;

import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;

/** Dates and times as text. */
public final class IsoText {
    private IsoText() {}

    /** A date or time as ISO 8601 with seconds and offset, as the service takes it; anything else as its own text. */
    public static String of(Object value) {
        if (value instanceof OffsetDateTime time) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
        }
        if (value instanceof ZonedDateTime time) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
        }
        return value instanceof Date date ? date.toInstant().toString() : value.toString();
    }
}
