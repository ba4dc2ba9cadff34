// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata;

import io.github.cameldataverse.emulator.odata.filter.Filter;
import io.github.cameldataverse.emulator.odata.filter.FilterException;
import io.github.cameldataverse.emulator.odata.filter.FilterSchema;

/** The query option {@code $filter}: gives refusals of the filter language their place in HTTP. */
public final class FilterOption {

    private FilterOption() {}

    /** Parses the option; what it cannot is an {@link ApiException}. */
    public static Filter parse(String text, FilterSchema schema) {
        try {
            return Filter.parse(text, schema);
        } catch (FilterException e) {
            String message = String.valueOf(e.getMessage());
            throw (ApiException)
                    (e.isMalformed() ? ApiException.badRequest(message) : ApiException.notEmulated(message))
                            .initCause(e);
        }
    }
}
