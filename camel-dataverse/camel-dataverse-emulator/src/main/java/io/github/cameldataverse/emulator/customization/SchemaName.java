// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.customization;

import java.util.Locale;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameldataverse.emulator.odata.ApiException;

/**
 * The name of something new: the prefix of a publisher (two to eight letters and digits, the first a letter, not
 * {@code mscrm}), an underscore and a name. Source: page "Create or edit a publisher".
 *
 * @param text for example {@code new_BankAccount}
 */
record SchemaName(String text) {

    private static final Pattern VALID = Pattern.compile("(?!(?i)mscrm)[A-Za-z][A-Za-z0-9]{1,7}_[A-Za-z0-9_]+");
    private static final int LONGEST = 100;

    /** The {@code SchemaName} of a body; {@code kind} is for the message. */
    static SchemaName of(JsonNode body, String kind) {
        return of(body, "SchemaName", kind);
    }

    /** The name in this member of a body. */
    static SchemaName of(JsonNode body, String member, String kind) {
        String text = body.path(member).asText();
        if (!VALID.matcher(text).matches()) {
            throw new ApiException(
                    400,
                    "0x80044366",
                    "The schema name " + text + " for type " + kind
                            + " is invalid or missing. Custom attribute, entity,"
                            + " entitykey, option set and relationship names must start with a valid customization"
                            + " prefix.");
        }
        if (text.length() > LONGEST) {
            throw new ApiException(
                    400,
                    "0x80044367",
                    "Identifiers cannot be more than " + LONGEST + " characters long. The provided schema name " + text
                            + " for type " + kind + " is longer.");
        }
        return new SchemaName(text);
    }

    String logicalName() {
        return text.toLowerCase(Locale.ROOT);
    }

    /** The name of the set of its rows, in the plural of English. */
    String entitySetName() {
        String name = logicalName();
        if (name.matches(".*(s|x|z|ch|sh)")) {
            return name + "es";
        }
        return name.matches(".*[^aeiou]y") ? name.substring(0, name.length() - 1) + "ies" : name + "s";
    }
}
