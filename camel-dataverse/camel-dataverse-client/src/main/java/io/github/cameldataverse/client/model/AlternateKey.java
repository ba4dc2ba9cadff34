// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The values of an alternate key, which name one row as its id does.
 *
 * @param values column logical name to value, in the order in which they are written; none of them null
 * @param table logical name of the table, needed only for a lookup that can point to several tables
 * @see <a href="https://learn.microsoft.com/power-apps/developer/data-platform/define-alternate-keys-entity">Alternate
 *     keys</a>
 */
public record AlternateKey(
        Map<String, Object> values, @Nullable String table) {
    /** A key of at least one column. */
    public AlternateKey {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("An alternate key needs at least one column");
        }
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** A key of a table that is known from elsewhere. */
    public AlternateKey(Map<String, Object> values) {
        this(values, null);
    }

    /** A key of one column. */
    public static AlternateKey of(String column, Object value) {
        return new AlternateKey(Map.of(column, value));
    }

    /** The same key, of this table. */
    public AlternateKey in(String logicalName) {
        return new AlternateKey(values, logicalName);
    }

    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(","));
    }
}
