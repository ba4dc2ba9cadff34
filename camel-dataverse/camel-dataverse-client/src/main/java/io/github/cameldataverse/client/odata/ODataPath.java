// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.temporal.TemporalAccessor;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import io.github.cameldataverse.client.model.AlternateKey;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.RowRef;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.client.odata.value.IsoText;

/** Paths of rows, relative to the service root, encoded for a URL. */
public final class ODataPath {
    private static final String IMPOSSIBLE_IN_KEYS = "/<>*%&:\\?+";

    private ODataPath() {}

    /** {@code accounts(00000000-0000-0000-0000-000000000001)}. */
    public static String row(TableDefinition table, UUID id) {
        return table.entitySet() + "(" + id + ")";
    }

    /**
     * {@code accounts(accountnumber='A1')}.
     *
     * @throws ValidationException where a value has a character that the service cannot take in a key
     * @see <a
     *     href="https://learn.microsoft.com/power-apps/developer/data-platform/use-alternate-key-reference-record">Alternate
     *     keys in URLs</a>
     */
    public static String row(TableDefinition table, AlternateKey key) {
        return table.entitySet()
                + key.values().entrySet().stream()
                        .map(entry -> keyColumn(table, entry))
                        .collect(Collectors.joining(",", "(", ")"));
    }

    /** A text literal of OData: in quotes, with the quotes in it doubled; not yet encoded. */
    public static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** Percent-encodes a value of a query option or path segment (UTF-8, a space as {@code %20}). */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%27", "'")
                .replace("%28", "(")
                .replace("%29", ")")
                .replace("%2C", ",");
    }

    private static String keyColumn(TableDefinition table, Map.Entry<String, Object> entry) {
        String name = entry.getKey();
        return table.column(name).wireName() + "=" + keyValue(table, name, entry.getValue());
    }

    private static String keyValue(TableDefinition table, String column, Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof Number || value instanceof Boolean || value instanceof UUID) {
            return value.toString();
        }
        if (value instanceof RowRef ref) {
            return ref.id().toString();
        }
        if (value instanceof TemporalAccessor) {
            return encode(IsoText.of(value));
        }
        String text = value.toString();
        text.chars().filter(c -> IMPOSSIBLE_IN_KEYS.indexOf(c) >= 0).findFirst().ifPresent(c -> {
            throw new ValidationException(
                    "The value '" + text + "' of alternate key column " + column + " holds '" + (char) c
                            + "', which Dataverse cannot take in a key (none of / < > * % & : \\ ? +)."
                            + " Name the row by its id instead.",
                    ErrorDetails.ofTable(table.logicalName()),
                    null);
        });
        return encode(literal(text));
    }
}
