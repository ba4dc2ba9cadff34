// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import java.util.Map;

import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.ValidationException;
import org.jspecify.annotations.Nullable;

/**
 * What operations other than those on rows are told.
 *
 * @param name action or function
 * @param method HTTP method
 * @param path path of a raw request, below the service root
 * @param column column of a file or image
 * @param fileName name of a file to upload
 * @param term what to search for
 * @param parameters values by name, from the header
 * @param headers HTTP headers of a raw request, from the header
 */
public record CallOptions(
        @Nullable String name,
        @Nullable String method,
        @Nullable String path,
        @Nullable String column,
        @Nullable String fileName,
        @Nullable String term,
        Map<String, Object> parameters,
        Map<String, String> headers) {
    /** Nothing is told. */
    public static final CallOptions NONE = new CallOptions(null, null, null, null, null, null, Map.of(), Map.of());

    /**
     * A value that an operation cannot do without.
     *
     * @throws ValidationException where it is not given
     */
    static String required(String option, @Nullable String value, String operation) {
        if (value == null || value.isBlank()) {
            String header = "CamelDataverse" + Character.toUpperCase(option.charAt(0)) + option.substring(1);
            throw new ValidationException(
                    "Operation " + operation + " needs " + option + ". Give the option " + option + " or the header "
                            + header + ".",
                    ErrorDetails.NONE,
                    null);
        }
        return value;
    }
}
