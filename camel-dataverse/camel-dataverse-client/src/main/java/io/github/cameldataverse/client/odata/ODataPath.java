// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import io.github.cameldataverse.client.model.AlternateKey;
import io.github.cameldataverse.client.model.ColumnDefinition;
import io.github.cameldataverse.client.model.TableDefinition;
import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.client.odata.value.Definitions;
import io.github.cameldataverse.client.odata.value.Slot;

/** Paths of rows, relative to the service root, encoded for a URL. */
public final class ODataPath {
    private ODataPath() {}

    /** {@code accounts(00000000-0000-0000-0000-000000000001)}. */
    public static String row(TableDefinition table, UUID id) {
        return table.entitySet() + "(" + id + ")";
    }

    /**
     * {@code accounts(accountnumber='A1')}.
     *
     * @param definitions what else is known of the key's columns: how dates behave, and the labels of choices
     * @throws ValidationException where a value is none of its column's type, or has a character that the service cannot
     *     take in a key
     * @see <a
     *     href="https://learn.microsoft.com/power-apps/developer/data-platform/use-alternate-key-reference-record">Alternate
     *     keys in URLs</a>
     */
    public static String row(TableDefinition table, AlternateKey key, Definitions definitions) {
        return table.entitySet()
                + key.values().entrySet().stream()
                        .map(entry -> keyColumn(table, entry, definitions))
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

    private static String keyColumn(TableDefinition table, Map.Entry<String, Object> entry, Definitions definitions) {
        ColumnDefinition column = table.column(entry.getKey());
        return column.wireName() + "=" + KeyLiteral.of(entry.getValue(), new Slot(table, column, definitions));
    }
}
