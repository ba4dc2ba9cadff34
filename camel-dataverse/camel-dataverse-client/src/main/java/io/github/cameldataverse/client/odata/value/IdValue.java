// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata.value;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.cameldataverse.client.model.RowRef;
import org.jspecify.annotations.Nullable;

/** Row ids. */
public final class IdValue implements ValueForm {
    private static final Pattern GUID =
            Pattern.compile("\\{?([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\\}?");

    @Override
    public Object wire(Object value, Slot slot) {
        UUID id = value instanceof RowRef ref ? ref.id() : parse(value);
        if (id == null) {
            throw slot.wrongType(value, "a row id (GUID)");
        }
        return id.toString();
    }

    /** A row id from a {@code UUID} or its text, also in braces; null where it is none. */
    public static @Nullable UUID parse(Object value) {
        if (value instanceof UUID id) {
            return id;
        }
        Matcher matcher = GUID.matcher(
                value instanceof CharSequence text ? text.toString().strip() : "");
        return matcher.matches() ? UUID.fromString(matcher.group(1)) : null;
    }
}
