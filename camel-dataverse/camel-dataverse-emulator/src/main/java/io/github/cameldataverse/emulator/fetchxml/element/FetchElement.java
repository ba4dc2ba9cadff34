// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fetchxml.element;

import java.util.List;
import java.util.Map;

import io.github.cameldataverse.emulator.odata.ApiException;
import org.jspecify.annotations.Nullable;

/**
 * An element of a FetchXML query. Source: page "FetchXml reference".
 *
 * @param name for example {@code link-entity}
 * @param position where it begins, for messages
 * @param attributes by name
 * @param children in their order
 * @param text what stands between its tags, without the spaces around it
 */
public record FetchElement(
        String name, String position, Map<String, String> attributes, List<FetchElement> children, String text) {

    /** The value of an attribute; null where there is none, or an empty one. */
    public @Nullable String attribute(String attribute) {
        String value = attributes.get(attribute);
        return value == null || value.isEmpty() ? null : value;
    }

    /** The value of an attribute that must be there: 400 with 0x8004111E. */
    public String required(String attribute) {
        String value = attribute(attribute);
        if (value == null) {
            throw error("0x8004111E", "A required attribute was not specified: '" + attribute + "'.");
        }
        return value;
    }

    /** A yes or no, false where the attribute is missing; {@code code} is the error for anything else. */
    public boolean flag(String attribute, String code) {
        String value = attribute(attribute);
        if (value == null || value.equals("false") || value.equals("0")) {
            return false;
        }
        if (value.equals("true") || value.equals("1")) {
            return true;
        }
        throw error(code, "The only valid values for " + attribute + " attribute are 'true', 'false', '1', and '0'.");
    }

    /** A number above zero; null where the attribute is missing: 400 with 0x8004110C. */
    public @Nullable Integer positive(String attribute) {
        String value = attribute(attribute);
        if (value == null) {
            return null;
        }
        if (!value.matches("0*[1-9]\\d{0,8}")) {
            throw error(
                    "0x8004110C",
                    "A value greater than zero must be specified: '" + attribute + "' is '" + value + "'.");
        }
        return Integer.valueOf(value);
    }

    /** The children with this name. */
    public List<FetchElement> children(String child) {
        return children.stream()
                .filter(candidate -> candidate.name.equals(child))
                .toList();
    }

    /** A refusal of this element: 400 with its position behind the message. */
    public ApiException error(String code, String message) {
        return new ApiException(400, code, message + " See <" + name + "> at " + position + ".");
    }
}
